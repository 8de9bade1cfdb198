// The player along the bottom: what is in it, its waveform, where it is, how loud.
import { useQuery } from '@tanstack/react-query';
import { ListVideo, Pause, Play, SkipBack, SkipForward, Volume2, VolumeX } from 'lucide-react';
import { useEffect } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { useKeyHint } from '../../commands/useKeyBindings.ts';
import { thingData } from '../../parts/thingData.ts';
import { isAudible } from '../../parts/waves/audible.ts';
import { IconButton } from '../../primitives/Button.tsx';
import { playBeside } from '../../state/neighbours.ts';
import { useOffline } from '../../state/offline.ts';
import { togglePlaying, usePlayer } from '../../state/player.ts';
import { showQueue, useQueue } from '../../state/playing/queue.ts';
import { setVolume, toggleMuted } from '../../state/playing/volume.ts';
import { api } from '../../wire/api.ts';
import { formatClock, formatCount } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { offlineText } from '../../words/offline.ts';
import { HowMenu } from './HowMenu.tsx';
import { followMediaSession } from './mediaSession.ts';
import css from './PlayerBar.module.css';
import { Wave } from './Wave.tsx';
import { WaveMenu } from './WaveMenu.tsx';

const words = messages.player;

export function PlayerBar() {
  const { trackId, playing, failed } = usePlayer();
  const nothing = trackId === null;
  useEffect(followMediaSession, []);
  return (
    <section className={css['bar']} aria-label={words.label}>
      <div className={css['controls']}>
        <IconButton
          icon={SkipBack}
          label={words.previous}
          isDisabled={nothing}
          onPress={() => playBeside(-1)}
        />
        <IconButton
          icon={playing ? Pause : Play}
          label={playing ? words.pause : words.play}
          size="large"
          filled
          isDisabled={nothing || failed}
          onPress={togglePlaying}
        />
        <IconButton
          icon={SkipForward}
          label={words.next}
          isDisabled={nothing}
          onPress={() => playBeside(1)}
        />
      </div>
      {nothing ? <p className={css['nothing']}>{words.nothing}</p> : <InPlayer trackId={trackId} />}
      {nothing ? null : <WaveMenu />}
      {nothing ? null : <HowMenu />}
      <QueueButton />
      <Volume />
    </section>
  );
}

function QueueButton() {
  const { queued, isShown } = useQueue();
  const { shortcut } = useKeyHint('queue');
  return (
    <span className={css['queue']}>
      <IconButton
        icon={ListVideo}
        label={words.queueOf(queued.length)}
        aria-expanded={isShown}
        {...shortcut}
        onPress={() => showQueue(!isShown)}
      />
      {queued.length === 0 ? null : (
        <span className={css['count']} aria-hidden>
          {formatCount(queued.length)}
        </span>
      )}
    </span>
  );
}

function InPlayer({ trackId }: { readonly trackId: number }) {
  const { data: track } = useQuery(api.tracks.get.queryOptions({ input: { id: trackId } }));
  const failed = usePlayer((state) => state.failed);
  const length = track?.durationSeconds ?? null;
  const offline = useOffline(track?.folder);
  return (
    <>
      <div className={css['track']} {...thingData({ kind: 'tracks', trackIds: [trackId] })}>
        <p className={css['title']}>{track?.title ?? track?.fileName ?? ''}</p>
        <p className={failed ? css['problem'] : css['artist']}>
          {failed
            ? offline === null
              ? words.problem
              : offlineText(offline)
            : (track?.artist ?? messages.common.unknownArtist)}
        </p>
      </div>
      <div className={css['passage']}>
        <Position length={length} />
        <Wave trackId={track === undefined || isAudible(track) ? trackId : null} seconds={length} />
        <Length seconds={length} />
      </div>
    </>
  );
}

function Position({ length }: { readonly length: number | null }) {
  const position = usePlayer((state) => state.position);
  return (
    <span className={css['time']}>{length === null && position === 0 ? '' : formatClock(position)}</span>
  );
}

function Length({ seconds }: { readonly seconds: number | null }) {
  const duration = usePlayer((state) => state.duration) ?? seconds;
  return <span className={css['time']}>{duration === null ? '' : formatClock(duration)}</span>;
}

function Volume() {
  const { volume, muted } = usePlayer();
  const level = muted ? 0 : volume;
  return (
    <div className={css['volume']}>
      <IconButton
        icon={level === 0 ? VolumeX : Volume2}
        label={muted ? words.unmute : words.mute}
        onPress={toggleMuted}
      />
      <Slider
        aria-label={words.volume}
        value={level}
        onChange={(value) => setVolume(Array.isArray(value) ? (value[0] ?? 0) : value)}
        minValue={0}
        maxValue={1}
        step={0.05}
        formatOptions={{ style: 'percent' }}
        className={css['slider'] ?? ''}
      >
        <SliderTrack className={css['rail'] ?? ''}>
          <span className={css['level']} style={{ width: `${level * 100}%` }} />
          <SliderThumb className={css['thumb'] ?? ''} />
        </SliderTrack>
      </Slider>
    </div>
  );
}
