// Above the tracks of an artist: how many albums and tracks there are, from when, in which genres, and who sounds alike.
import { useQueries, useQuery } from '@tanstack/react-query';
import type { TrackGroup } from '../../../core/domain/listing.ts';
import { showArtist } from '../../commands/trackActions.ts';
import { LinkButton } from '../../primitives/LinkButton.tsx';
import { useView } from '../../state/list/view.ts';
import { api } from '../../wire/api.ts';
import { formatSpan } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { yearsOf } from './AlbumCard.tsx';
import css from './PageHead.module.css';
import { PageHead, usePageFacts } from './PageHead.tsx';

const words = messages.albums;
const noGroups: readonly TrackGroup[] = [];
const askedTracks = 3;
const similarToEach = 12;
const alikeShown = 5;

interface ArtistHeadProps {
  readonly ids: readonly number[];
  readonly groups: readonly TrackGroup[] | undefined;
}

export function ArtistHead({ ids, groups = noGroups }: ArtistHeadProps) {
  const view = useView((state) => state.view);
  const facts = usePageFacts(ids);
  const alike = useAlike(view.kind === 'artist' ? view.name : '', ids);
  if (view.kind !== 'artist') return null;
  const albums = groups.filter(({ title }) => title !== null).length;
  return (
    <PageHead name={view.name} ids={ids} facts={facts}>
      <p className={css['line']}>
        {[
          words.albumsOf(albums, ids.length),
          yearsOf(facts),
          facts.seconds === 0 ? '' : formatSpan(facts.seconds),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {alike.length === 0 ? null : (
        <p className={css['line']}>
          {words.alike}{' '}
          {alike.map((name, i) => (
            <span key={name}>
              {i === 0 ? '' : ', '}
              <LinkButton label={words.openArtist(name)} onPress={() => showArtist(name)}>
                {name}
              </LinkButton>
            </span>
          ))}
        </p>
      )}
    </PageHead>
  );
}

/** Whose tracks sound most like some of the artist's, those that are named most often first. */
function useAlike(name: string, ids: readonly number[]): string[] {
  const asked = [
    ...new Set(
      Array.from({ length: askedTracks }, (_, i) => ids[Math.floor((i * ids.length) / askedTracks)]),
    ),
  ];
  const found = useQueries({
    queries: asked
      .filter((id) => id !== undefined)
      .map((id) => api.tracks.similar.queryOptions({ input: { id, limit: similarToEach, perArtist: 1 } })),
    combine: (answers) => answers.flatMap(({ data }) => data?.tracks.map(({ id }) => id) ?? []),
  });
  const { data: rows = [] } = useQuery(
    api.tracks.rows.queryOptions({ input: { ids: [...new Set(found)] }, enabled: found.length > 0 }),
  );
  const artistOf = new Map(rows.map(({ id, artist }) => [id, artist]));
  const counts = new Map<string, number>();
  for (const id of found) {
    const artist = artistOf.get(id) ?? null;
    if (artist !== null && artist !== name) counts.set(artist, (counts.get(artist) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, alikeShown)
    .map(([artist]) => artist);
}
