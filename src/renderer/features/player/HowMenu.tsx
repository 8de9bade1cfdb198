// How it plays on: mixed or as listed, again and again, until the sleep timer stops it.
import { AlarmClock, Repeat, Repeat1, Shuffle, SlidersHorizontal } from 'lucide-react';
import { IconButton } from '../../primitives/Button.tsx';
import { Menu, MenuChoice, MenuLine } from '../../primitives/Menu.tsx';
import { chooseOrder, repeatChoices, shuffleChoices, useOrder } from '../../state/playing/order.ts';
import { sleepAfterTrack, sleepIn, sleepMinutes, useSleep, wake } from '../../state/playing/sleep.ts';
import { formatTime } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';

const words = messages.player;
const sleepChoices = ['off', '15', '30', '45', '60', 'track'] as const;
const sleepNames = {
  off: words.sleepOff,
  15: words.sleepIn(sleepMinutes[0]),
  30: words.sleepIn(sleepMinutes[1]),
  45: words.sleepIn(sleepMinutes[2]),
  60: words.sleepIn(sleepMinutes[3]),
  track: words.sleepTrack,
};

export function HowMenu() {
  const { shuffle, repeat } = useOrder();
  const { sleepsAt, minutes } = useSleep();
  const sleeps =
    sleepsAt === null
      ? null
      : sleepsAt === 'track'
        ? words.sleepsAfterTrack
        : words.sleepsAt(formatTime(sleepsAt));
  const icon =
    sleepsAt !== null
      ? AlarmClock
      : repeat === 'one'
        ? Repeat1
        : shuffle !== 'off'
          ? Shuffle
          : repeat === 'all'
            ? Repeat
            : SlidersHorizontal;
  return (
    <Menu label={words.how} trigger={<IconButton icon={icon} label={sleeps ?? words.how} />}>
      <MenuChoice
        title={words.shuffle}
        choices={shuffleChoices}
        names={words.shuffles}
        chosen={shuffle}
        onChoose={(choice) => chooseOrder({ shuffle: choice })}
      />
      <MenuLine />
      <MenuChoice
        title={words.repeat}
        choices={repeatChoices}
        names={words.repeats}
        chosen={repeat}
        onChoose={(choice) => chooseOrder({ repeat: choice })}
      />
      <MenuLine />
      <MenuChoice
        title={sleeps ?? words.sleep}
        choices={sleepChoices}
        names={sleepNames}
        chosen={sleepsAt === null ? 'off' : sleepsAt === 'track' ? 'track' : `${minutes}`}
        onChoose={(choice) => {
          if (choice === 'off') wake();
          else if (choice === 'track') sleepAfterTrack();
          else sleepIn(sleepMinutes.find((some) => `${some}` === choice) ?? sleepMinutes[0]);
        }}
      />
    </Menu>
  );
}
