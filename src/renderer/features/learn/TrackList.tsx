// A short list of tracks that can be played, each with a note.
import { useQuery } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import { rowsAtOnce } from '../../../core/contract/tracks.ts';
import { IconButton } from '../../primitives/Button.tsx';
import { playTrack } from '../../state/player.ts';
import { api } from '../../wire/api.ts';
import { failureText } from '../../words/failureText.ts';
import { messages } from '../../words/messages.ts';
import css from './TrackList.module.css';

interface TrackListProps {
  readonly label: string;
  readonly tracks: readonly { readonly id: number; readonly note: string }[];
}

export function TrackList({ label, tracks }: TrackListProps) {
  const input = { ids: tracks.slice(0, rowsAtOnce).map(({ id }) => id) };
  const { data: rows, error } = useQuery(
    api.tracks.rows.queryOptions({ input, enabled: input.ids.length > 0 }),
  );
  const notes = new Map(tracks.map(({ id, note }) => [id, note]));
  if (error !== null)
    return (
      <p role="alert" className={css['note']}>
        {failureText(error)}
      </p>
    );
  return (
    <ul className={css['list']} aria-label={label}>
      {(rows ?? []).map(({ id, title, fileName, artist }) => (
        <li key={id} className={css['track']}>
          <IconButton
            icon={Play}
            label={messages.learning.play(title ?? fileName)}
            onPress={() => playTrack(id)}
          />
          <span className={css['title']}>{title ?? fileName}</span>
          <span className={css['artist']}>{artist ?? ''}</span>
          <span className={css['note']}>{notes.get(id) ?? ''}</span>
        </li>
      ))}
    </ul>
  );
}
