// Playlists: made by hand or by a rule, changed step by step, each step to be taken back; exported.
import { AppError } from '../../core/domain/errors.ts';
import type { Playlist } from '../../core/domain/playlist.ts';
import { withMoved, withoutTracks, withTracks } from '../../core/playlists/order.ts';
import { exportPlaylists, previewExport } from '../jobs/export.ts';
import type { PlaylistDefinition, StoredPlaylist } from '../store/changes/playlists.ts';
import type { Store } from '../store/store.ts';
import { os, type Parts } from './parts.ts';
import { checkQuery } from './queries.ts';

/** With how many tracks it has now. */
export function shownPlaylist(store: Store, { definition, ...stored }: StoredPlaylist): Playlist {
  const { ids, seconds } = store.playlists.contents(definition);
  const { trackIds: _trackIds, ...rest } = definition;
  return { ...stored, ...rest, tracks: ids.length, seconds };
}

export function playlistsProcedures({ work, jobs }: Parts) {
  const { store } = work;

  const shown = (playlist: StoredPlaylist): Playlist => shownPlaylist(store, playlist);
  const get = (id: number): Playlist => shown(store.playlists.get(id));

  /** A change that changes nothing is no step to take back. */
  function change(id: number, next: (definition: PlaylistDefinition) => PlaylistDefinition): Playlist {
    work.change((write) => {
      const { definition } = store.playlists.get(id);
      const changed = next(definition);
      if (JSON.stringify(changed) !== JSON.stringify(definition)) write.playlists.set(id, changed);
    });
    return get(id);
  }

  function reorder(id: number, next: (ids: readonly number[]) => number[]): Playlist {
    return change(id, (definition) => {
      if (definition.rule !== null)
        throw new AppError('invalid', `'${definition.name}' is smart: its rule decides what is in it.`);
      return { ...definition, trackIds: next(definition.trackIds) };
    });
  }

  return {
    list: os.playlists.list.handler(({ input }) =>
      store.playlists
        .list()
        .filter(({ definition }) => input.deleted === true || !definition.deleted)
        .map(shown)
        .sort((a, b) => a.name.localeCompare(b.name) || a.id - b.id),
    ),
    get: os.playlists.get.handler(({ input }) => get(input.id)),
    tracks: os.playlists.tracks.handler(
      ({ input }) => store.playlists.contents(store.playlists.get(input.id).definition).ids,
    ),
    create: os.playlists.create.handler(({ input: { name, trackIds = [], rule = null } }) => {
      if (rule !== null && trackIds.length > 0)
        throw new AppError(
          'invalid',
          'A smart playlist finds its tracks by itself; none can be given to it.',
        );
      checkQuery(rule?.filter.query);
      store.tracks.mustExist(trackIds);
      const definition = { name, trackIds: [...new Set(trackIds)], rule, deleted: false };
      return get(work.change((write) => write.playlists.create(definition)));
    }),
    rename: os.playlists.rename.handler(({ input: { id, name } }) =>
      change(id, (definition) => ({ ...definition, name })),
    ),
    setRule: os.playlists.setRule.handler(({ input: { id, rule, name } }) => {
      checkQuery(rule.filter.query);
      return change(id, (definition) => {
        if (definition.rule === null)
          throw new AppError('invalid', `'${definition.name}' is made by hand; it has no rule to change.`);
        return { ...definition, rule, name: name ?? definition.name };
      });
    }),
    addTracks: os.playlists.addTracks.handler(({ input: { id, trackIds, before = null } }) => {
      store.tracks.mustExist(before === null ? trackIds : [...trackIds, before]);
      return reorder(id, (ids) => withTracks(ids, trackIds, before));
    }),
    removeTracks: os.playlists.removeTracks.handler(({ input: { id, trackIds } }) => {
      store.tracks.mustExist(trackIds);
      return reorder(id, (ids) => withoutTracks(ids, trackIds));
    }),
    move: os.playlists.move.handler(({ input: { id, trackIds, before } }) => {
      store.tracks.mustExist(before === null ? trackIds : [...trackIds, before]);
      return reorder(id, (ids) => withMoved(ids, trackIds, before));
    }),
    delete: os.playlists.delete.handler(({ input }) =>
      change(input.id, (definition) => ({ ...definition, deleted: true })),
    ),
    restore: os.playlists.restore.handler(({ input }) =>
      change(input.id, (definition) => ({ ...definition, deleted: false })),
    ),
    preview: os.playlists.preview.handler(({ input }) => previewExport(work, input)),
    export: os.playlists.export.handler(({ input }) => {
      const job = jobs.start({
        kind: 'export',
        run: async (context) => ({ kind: 'export', report: await exportPlaylists(work, input, context) }),
      });
      return { jobId: job.id };
    }),
  };
}
