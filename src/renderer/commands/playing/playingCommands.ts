// Commands of the queue, of the order in which tracks play, and of the sleep timer.
import {
  AlarmClock,
  AlarmClockOff,
  FastForward,
  Flag,
  ListEnd,
  ListStart,
  ListVideo,
  Repeat,
  Rewind,
  Shuffle,
} from 'lucide-react';
import { seekTo, usePlayer } from '../../state/player.ts';
import { chooseOrder, type RepeatChoice, type ShuffleChoice } from '../../state/playing/order.ts';
import { clearQueue, showQueue, useQueue } from '../../state/playing/queue.ts';
import { sleepAfterTrack, sleepIn, type sleepMinutes, useSleep, wake } from '../../state/playing/sleep.ts';
import type { Command } from '../command.ts';
import { jumpToCue, queueLast, queueNext, selectedInOrder } from './queueActions.ts';

const farSeconds = 30;

export const playingCommands = {
  farAhead: {
    group: 'player',
    icon: FastForward,
    keys: ['Mod+Shift+ArrowRight'],
    when: hasTrack,
    run: () => seekBy(farSeconds),
  },
  farBack: {
    group: 'player',
    icon: Rewind,
    keys: ['Mod+Shift+ArrowLeft'],
    when: hasTrack,
    run: () => seekBy(-farSeconds),
  },
  cueNext: { group: 'player', icon: Flag, keys: [']'], when: hasTrack, run: () => jumpToCue(1) },
  cuePrevious: { group: 'player', icon: Flag, keys: ['['], when: hasTrack, run: () => jumpToCue(-1) },
  queue: {
    group: 'player',
    icon: ListVideo,
    keys: ['U'],
    run: () => showQueue(!useQueue.getState().isShown),
  },
  clearQueue: {
    group: 'player',
    icon: ListVideo,
    when: () => useQueue.getState().queued.length > 0,
    run: clearQueue,
  },
  shuffleOff: shuffleBy('off'),
  shuffleTracks: shuffleBy('tracks'),
  shuffleAlbums: shuffleBy('albums'),
  shuffleGenres: shuffleBy('genres'),
  repeatOff: repeatAs('off'),
  repeatAll: repeatAs('all'),
  repeatOne: repeatAs('one'),
  sleep15: sleepCommand(15),
  sleep30: sleepCommand(30),
  sleep45: sleepCommand(45),
  sleep60: sleepCommand(60),
  sleepTrack: { group: 'player', icon: AlarmClock, when: hasTrack, run: sleepAfterTrack },
  sleepOff: {
    group: 'player',
    icon: AlarmClockOff,
    when: () => useSleep.getState().sleepsAt !== null,
    run: wake,
  },
} satisfies Record<string, Command>;

/** `hasSelection`: whether tracks are selected where one sees them. */
export function queueCommands(hasSelection: () => boolean) {
  return {
    queueNext: {
      group: 'library',
      icon: ListStart,
      keys: ['Shift+Q'],
      when: hasSelection,
      run: () => queueNext(selectedInOrder()),
    },
    queueLast: {
      group: 'library',
      icon: ListEnd,
      keys: ['Q'],
      when: hasSelection,
      run: () => queueLast(selectedInOrder()),
    },
  } satisfies Record<string, Command>;
}

function hasTrack(): boolean {
  return usePlayer.getState().trackId !== null;
}

function seekBy(seconds: number): void {
  seekTo(usePlayer.getState().position + seconds);
}

function shuffleBy(shuffle: ShuffleChoice): Command {
  return { group: 'player', icon: Shuffle, run: () => chooseOrder({ shuffle }) };
}

function repeatAs(repeat: RepeatChoice): Command {
  return { group: 'player', icon: Repeat, run: () => chooseOrder({ repeat }) };
}

function sleepCommand(minutes: (typeof sleepMinutes)[number]): Command {
  return { group: 'player', icon: AlarmClock, run: () => sleepIn(minutes) };
}
