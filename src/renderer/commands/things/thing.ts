// Shows and plays things, wherever they stand: what lists each, and its tracks.
import { albumOrder, type TrackFilter } from '../../../core/domain/listing.ts';
import { filterOf, type View } from '../../state/list/listing.ts';
import { setFilter, setSearch, showView } from '../../state/list/view.ts';
import { playWithin } from '../../state/neighbours.ts';
import { notify } from '../../state/notices.ts';
import { showScreen } from '../../state/screen.ts';
import type { Thing } from '../../state/thing.ts';
import { api, client } from '../../wire/api.ts';
import { queryClient } from '../../wire/queryClient.ts';
import { thingWords as words } from '../../words/things.ts';
import { notifyFailure } from '../notifyFailure.ts';
import { showTracks } from '../trackActions.ts';

/** What lists it: a view, narrowed or not; null for mere tracks. */
function listingOf(thing: Thing): { readonly view: View; readonly filter: TrackFilter } | null {
  const all = { kind: 'all' } as const;
  switch (thing.kind) {
    case 'view':
      return { view: { kind: thing.view }, filter: {} };
    case 'genre':
    case 'playlist':
    case 'folder':
    case 'artist':
      return { view: thing, filter: {} };
    case 'album':
      return { view: { ...thing, folder: null }, filter: {} };
    case 'tag':
      return { view: all, filter: { tags: [{ tagId: thing.tagId }] } };
    case 'cluster':
      return { view: all, filter: { clusterIds: [thing.clusterId] } };
    case 'tracks':
      return null;
  }
}

export function showThing(thing: Thing): void {
  const listing = listingOf(thing);
  if (listing !== null) {
    showView(listing.view);
    setSearch('');
    setFilter(listing.filter);
    showScreen('library');
  } else if (thing.kind === 'tracks') showTracks(thing.trackIds);
}

/** The filter by which its tracks are found; null where it has them by itself. */
export async function filterOfThing(thing: Thing): Promise<TrackFilter | null> {
  const listing = listingOf(thing);
  if (listing === null || listing.view.kind === 'playlist') return null;
  const genres = await queryClient.ensureQueryData(api.genres.list.queryOptions());
  return filterOf({ ...listing, search: '' }, genres);
}

/** Its tracks, album by album where it has no order of its own. */
async function tracksOfThing(thing: Thing): Promise<readonly number[]> {
  if (thing.kind === 'tracks') return thing.trackIds;
  if (thing.kind === 'playlist') return await client.playlists.tracks({ id: thing.playlistId });
  const filter = await filterOfThing(thing);
  return filter === null ? [] : await client.tracks.query({ filter, sort: albumOrder });
}

/** From its first track on, wherever the person looks meanwhile. */
export function playThing(thing: Thing): void {
  withTracksOf(thing, (ids, first) => playWithin(() => ids, first));
}

/** Says so where it has none. */
export function withTracksOf(thing: Thing, act: (ids: readonly number[], first: number) => void): void {
  tracksOfThing(thing)
    .then((ids) => {
      const [first] = ids;
      if (first === undefined) notify(words.empty);
      else act(ids, first);
    })
    .catch(notifyFailure);
}
