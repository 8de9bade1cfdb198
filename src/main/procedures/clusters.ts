// Clusters: what they are, finding them, their names, and what is made of them.
import { AppError } from '../../core/domain/errors.ts';
import type { PlaylistRule } from '../../core/domain/playlist.ts';
import { findClusters, placeInClusters } from '../jobs/clusters.ts';
import { comparesBy } from '../jobs/comparesBy.ts';
import { os, type Parts } from './parts.ts';
import { shownPlaylist } from './playlists.ts';

/** The same library and the same seed give the same clusters. */
const defaultSeed = 1;

export function clustersProcedures({ work, jobs }: Parts) {
  const { store, change, learning } = work;

  /** A step that labels or lists nothing would be none. */
  const tracksOf = (id: number): number[] => {
    const tracks = store.clusters.tracks(id);
    if (tracks.length === 0) throw new AppError('invalid', 'None of its tracks is there any more.');
    return tracks;
  };

  return {
    get: os.clusters.get.handler(async ({ signal }) => {
      const current = store.clusters.current();
      if (current === null) return null;
      const described = await learning.interactive.ask('describeClusters', null, { signal });
      const isCompared = await comparesBy(work, signal);
      const names = store.clusters.names();
      const { id: _id, metric, trials, ...rest } = current;
      return {
        ...rest,
        trials: [...trials],
        outdated: !isCompared(metric),
        waiting: store.clusters.waiting().length,
        clusters: described.map((cluster) => ({ ...cluster, name: names.get(cluster.id) ?? null })),
        gone: store.clusters.gone(),
      };
    }),
    find: os.clusters.find.handler(({ input: { method = 'k-means', k = null, seed = defaultSeed } }) => {
      const { id } = jobs.start({
        kind: 'clusters',
        run: async (context) => ({
          kind: 'clusters',
          report: await findClusters(work, { method, k, seed }, context),
        }),
      });
      return { jobId: id };
    }),
    place: os.clusters.place.handler(async ({ signal }) => ({
      placed: await placeInClusters(work, learning.interactive, signal),
    })),
    name: os.clusters.name.handler(({ input: { id, name } }) => {
      // A name that it has is no step to take back.
      if ((store.clusters.names().get(id) ?? null) !== name)
        change((write) => write.clusters.setName(id, name));
      return null;
    }),
    toGenre: os.clusters.toGenre.handler(({ input: { id, genre } }) => {
      const tracks = tracksOf(id);
      const name = work.genreWords.nameOf(genre);
      change((write) => write.labels.set(tracks, write.genres.takeIn(name)));
      return { tracks: tracks.length, genre: name };
    }),
    toPlaylist: os.clusters.toPlaylist.handler(({ input: { id, name, smart = false } }) => {
      const tracks = tracksOf(id);
      const rule: PlaylistRule = { filter: { clusterIds: [id] }, sort: [], limit: null };
      const definition = {
        name,
        trackIds: smart ? [] : tracks,
        rule: smart ? rule : null,
        deleted: false,
      };
      const playlist = change((write) => write.playlists.create(definition));
      return shownPlaylist(store, store.playlists.get(playlist));
    }),
  };
}
