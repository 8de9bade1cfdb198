// Several selected tracks in sum, and one correction for all of them.
import { useQuery } from '@tanstack/react-query';
import { PencilLine, RotateCcw } from 'lucide-react';
import { rowsAtOnce } from '../../core/contract/tracks.ts';
import { displayGenre } from '../../core/genres/name.ts';
import type { TrackRow } from '../../core/model/track.ts';
import { api } from '../api.ts';
import { formatCount, formatSpan } from '../format.ts';
import { genreColours } from '../genres/colours.ts';
import { useCorrections } from '../genres/useCorrections.ts';
import { messages } from '../messages.ts';
import { Button } from '../primitives/Button.tsx';
import { openDialog } from '../stores/dialogs.ts';
import { countGenres } from './countGenres.ts';
import css from './ManyTracks.module.css';
import { Section } from './Section.tsx';

const words = messages.inspector;
const noRows: TrackRow[] = [];

export function ManyTracks({ ids }: { readonly ids: ReadonlySet<number> }) {
  const { correct } = useCorrections();
  const all = [...ids];
  const input = { ids: all.slice(0, rowsAtOnce) };
  const { data: rows = noRows } = useQuery(api.tracks.rows.queryOptions({ input, gcTime: 10_000 }));
  const seconds = rows.reduce((sum, row) => sum + (row.durationSeconds ?? 0), 0);
  return (
    <article className={css['many']}>
      <header>
        <h2 className={css['title']}>{words.severalSelected(ids.size)}</h2>
        {seconds === 0 || ids.size > rows.length ? null : (
          <p className={css['time']}>{words.severalTime(formatSpan(seconds))}</p>
        )}
      </header>
      <div className={css['buttons']}>
        <Button look="primary" icon={PencilLine} onPress={() => openDialog('genre')} aria-keyshortcuts="G">
          {words.correct}
        </Button>
        {rows.some((row) => row.genreSource === 'label') ? (
          <Button look="quiet" icon={RotateCcw} onPress={() => correct(all, null)}>
            {words.clearMany}
          </Button>
        ) : null}
      </div>
      {rows.length === 0 ? null : (
        <Section title={words.genresAmong}>
          <ul className={css['genres']}>
            {countGenres(rows).map(({ genre, count }) => (
              <li key={genre} className={css['genre']} {...genreColours(genre ?? '')}>
                <span className={genre === null ? css['noDot'] : css['dot']} aria-hidden />
                <span className={css['name']}>
                  {genre === null ? messages.table.unsorted : displayGenre(genre)}
                </span>
                <span className={css['count']}>{formatCount(count)}</span>
              </li>
            ))}
          </ul>
          {ids.size > rowsAtOnce ? <p className={css['note']}>{words.sampled(rowsAtOnce)}</p> : null}
        </Section>
      )}
    </article>
  );
}
