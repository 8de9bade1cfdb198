// The head of a page: a cover, facts, genres, and what can be done with all of it.
import { useQuery } from '@tanstack/react-query';
import { ListPlus, PencilLine, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { rowsAtOnce } from '../../../core/contract/tracks.ts';
import { labelTracks, playTracks } from '../../commands/albumActions.ts';
import { Cover } from '../../parts/covers/Cover.tsx';
import { GenreChip } from '../../parts/genres/GenreChip.tsx';
import { Button } from '../../primitives/Button.tsx';
import { openPlaylistTask } from '../../state/playlistTask.ts';
import { api } from '../../wire/api.ts';
import { formatShare } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { factsOf, type GenreShare, type PageFacts } from './genresOf.ts';
import css from './PageHead.module.css';

const words = messages.albums;
const genresShown = 4;

/** Of the first tracks, which are all but where somebody has hundreds. */
export function usePageFacts(ids: readonly number[]): PageFacts {
  const { data: rows } = useQuery(
    api.tracks.rows.queryOptions({
      input: { ids: ids.slice(0, rowsAtOnce) },
      enabled: ids.length > 0,
    }),
  );
  return factsOf(rows ?? []);
}

interface PageHeadProps {
  readonly name: string;
  readonly ids: readonly number[];
  readonly facts: PageFacts;
  /** Lines of words, from whose it is to how long it is. */
  readonly children: ReactNode;
}

export function PageHead({ name, ids, facts, children }: PageHeadProps) {
  const [first] = ids;
  if (first === undefined) return null;
  return (
    <section className={css['head']} aria-label={words.about(name)}>
      <Cover trackId={first} pixels={132} name={name} genre={facts.genres[0]?.genre ?? null} />
      <div className={css['facts']}>
        {children}
        <ul className={css['genres']} aria-label={words.genres}>
          {facts.genres.slice(0, genresShown).map((share) => (
            <li key={share.genre} className={css['genre']}>
              <GenreChip genre={share.genre} />
              <span className={css['sure']}>{sureText(share)}</span>
            </li>
          ))}
        </ul>
        <div className={css['actions']}>
          <Button look="primary" icon={Play} onPress={() => playTracks(ids)}>
            {words.play}
          </Button>
          <Button icon={PencilLine} onPress={() => labelTracks(ids)}>
            {words.correct}
          </Button>
          <Button icon={ListPlus} onPress={() => openPlaylistTask({ kind: 'add', trackIds: [...ids] })}>
            {words.addToPlaylist}
          </Button>
        </div>
      </div>
    </section>
  );
}

function sureText({ tracks, confidence }: GenreShare): string {
  return words.sure(tracks, confidence === null ? null : formatShare(confidence));
}
