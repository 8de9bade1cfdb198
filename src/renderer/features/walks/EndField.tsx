// An end of a path: a button with the track's name that asks for another.
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { TrackRow } from '../../../core/domain/track.ts';
import { Hidden } from '../../primitives/Hidden.tsx';
import { messages } from '../../words/messages.ts';
import css from './EndField.module.css';
import { titleOf } from './TrackChip.tsx';
import { TrackPicker } from './TrackPicker.tsx';

const words = messages.walks;

interface EndFieldProps {
  readonly label: string;
  readonly trackId: number | null;
  readonly track: TrackRow | undefined;
  readonly onChoose: (trackId: number) => void;
}

export function EndField({ label, trackId, track, onChoose }: EndFieldProps) {
  const [isAsking, setAsking] = useState(false);
  const name = trackId === null ? words.choose : titleOf(track);
  return (
    <div className={css['end']}>
      <span className={css['label']} aria-hidden>
        {label}
      </span>
      <Button
        className={css['button'] ?? ''}
        onPress={() => setAsking(true)}
        data-empty={trackId === null || undefined}
      >
        <Hidden>{`${label}: `}</Hidden>
        <span className={css['title']}>{name}</span>
        {track?.artist == null ? null : <span className={css['artist']}>{track.artist}</span>}
      </Button>
      {isAsking ? (
        <TrackPicker title={words.chooseTitle(label)} onPick={onChoose} onClose={() => setAsking(false)} />
      ) : null}
    </div>
  );
}
