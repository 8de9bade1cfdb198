// A track that a walk is made from: its name, and a way to take it out.
import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { TrackRow } from '../../../core/domain/track.ts';
import { messages } from '../../words/messages.ts';
import css from './TrackChip.module.css';

const words = messages.walks;

export function titleOf(track: TrackRow | undefined): string {
  return track === undefined ? words.gone : (track.title ?? track.fileName);
}

interface TrackChipProps {
  readonly track: TrackRow | undefined;
  readonly onRemove: () => void;
}

export function TrackChip({ track, onRemove }: TrackChipProps) {
  const title = titleOf(track);
  return (
    <li className={css['chip']} title={[title, track?.artist].filter(Boolean).join(', ')}>
      <span className={css['title']}>{title}</span>
      <Button className={css['remove'] ?? ''} aria-label={words.remove(title)} onPress={onRemove}>
        <X size={13} aria-hidden />
      </Button>
    </li>
  );
}
