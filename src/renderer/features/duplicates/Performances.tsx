// Other tracks of the song, which are no duplicates: told with the reason, so that nobody wonders where they are.
import { useQuery } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import type { DuplicateGroup } from '../../../core/domain/duplicates.ts';
import { IconButton } from '../../primitives/Button.tsx';
import { playTrack } from '../../state/player.ts';
import { api } from '../../wire/api.ts';
import { duplicatesWords as words } from '../../words/duplicates.ts';
import { messages } from '../../words/messages.ts';
import css from './Compare.module.css';

export function Performances({ tracks }: { readonly tracks: DuplicateGroup['performances'] }) {
  const ids = tracks.map(({ id }) => id);
  const { data: rows = [] } = useQuery(
    api.tracks.rows.queryOptions({ input: { ids }, enabled: ids.length > 0 }),
  );
  if (tracks.length === 0) return null;
  const known = new Map(tracks.map((track) => [track.id, track]));
  return (
    <section className={css['performances']}>
      <h2>{words.performances}</h2>
      <ul>
        {rows.map(({ id, title, fileName, album }) => (
          <li key={id} className={css['performance']}>
            <IconButton
              icon={Play}
              label={messages.learning.play(title ?? fileName)}
              onPress={() => playTrack(id)}
            />
            <span>{title ?? fileName}</span>
            <span className={css['note']}>
              {[album, ...saidOf(known.get(id))].filter((part) => part !== null).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function saidOf(track: DuplicateGroup['performances'][number] | undefined): string[] {
  return track === undefined
    ? []
    : [...track.versions.map((version) => words.version[version]), words.apart[track.apart]];
}
