// The user's playlists: made by hand or by a rule, changed step by step, each step to be taken back.
import { AppError } from '../../core/domain/errors.ts';
import type { Playlist, PlaylistRule } from '../../core/domain/playlist.ts';
import { withMoved, withoutTracks, withTracks } from '../../core/playlists/order.ts';
import type { PlaylistDefinition, StoredPlaylist } from '../store/playlists.ts';
import type { Store } from '../store/store.ts';
import type { Work } from './context.ts';

export interface Playlists {
  list(deleted: boolean): Playlist[];
  get(id: number): Playlist;
  trackIds(id: number): number[];
  create(name: string, trackIds: readonly number[], rule: PlaylistRule | null): Playlist;
  rename(id: number, name: string): Playlist;
  setRule(id: number, rule: PlaylistRule): Playlist;
  addTracks(id: number, trackIds: readonly number[], before: number | null): Playlist;
  removeTracks(id: number, trackIds: readonly number[]): Playlist;
  move(id: number, trackIds: readonly number[], before: number | null): Playlist;
  setDeleted(id: number, deleted: boolean): Playlist;
  undo(id: number): Playlist;
  redo(id: number): Playlist;
}

export function playlistsOf({ store, events, now }: Work): Playlists {
  return {
    list: (deleted) =>
      store.playlists
        .list()
        .filter(({ definition }) => deleted || !definition.deleted)
        .map((playlist) => shown(store, playlist))
        .sort((a, b) => a.name.localeCompare(b.name) || a.id - b.id),
    get,
    trackIds: (id) => extentOf(store, store.playlists.get(id).definition).ids,
    create(name, trackIds, rule) {
      if (rule !== null && trackIds.length > 0)
        throw new AppError(
          'invalid',
          'A smart playlist finds its tracks by itself; none can be given to it.',
        );
      const definition = { name, trackIds: [...new Set(trackIds)], rule, deleted: false };
      const id = store.transaction(() => store.playlists.create(definition, now()));
      events.changed('playlists');
      return get(id);
    },
    rename: (id, name) => change(id, (definition) => ({ ...definition, name })),
    setRule: (id, rule) =>
      change(id, (definition) => {
        if (definition.rule === null)
          throw new AppError('invalid', `'${definition.name}' is made by hand; it has no rule to change.`);
        return { ...definition, rule };
      }),
    addTracks: (id, trackIds, before) => reorder(id, (ids) => withTracks(ids, trackIds, before)),
    removeTracks: (id, trackIds) => reorder(id, (ids) => withoutTracks(ids, trackIds)),
    move: (id, trackIds, before) => reorder(id, (ids) => withMoved(ids, trackIds, before)),
    setDeleted: (id, deleted) => change(id, (definition) => ({ ...definition, deleted })),
    undo: (id) => step(id, () => store.playlists.undo(id, now())),
    redo: (id) => step(id, () => store.playlists.redo(id, now())),
  };

  function get(id: number): Playlist {
    return shown(store, store.playlists.get(id));
  }

  /** A change that changes nothing is no step to take back. */
  function change(id: number, next: (definition: PlaylistDefinition) => PlaylistDefinition): Playlist {
    return step(id, () => {
      const { definition } = store.playlists.get(id);
      const changed = next(definition);
      if (JSON.stringify(changed) !== JSON.stringify(definition)) store.playlists.change(id, changed, now());
    });
  }

  function reorder(id: number, next: (ids: readonly number[]) => number[]): Playlist {
    return change(id, (definition) => {
      if (definition.rule !== null)
        throw new AppError('invalid', `'${definition.name}' is smart: its rule says what is in it.`);
      return { ...definition, trackIds: next(definition.trackIds) };
    });
  }

  function step(id: number, work: () => unknown): Playlist {
    store.transaction(work);
    events.changed('playlists');
    return get(id);
  }
}

/** Its tracks in its order; those of folders that were taken out wait unseen for their return. */
function extentOf(store: Store, { rule, trackIds }: PlaylistDefinition): { ids: number[]; seconds: number } {
  if (rule === null) return store.tracks.extent(trackIds);
  const found = store.tracks.query(rule.filter, rule.sort);
  return store.tracks.extent(rule.limit === null ? found : found.slice(0, rule.limit));
}

function shown(
  store: Store,
  { id, createdAt, changedAt, definition, canUndo, canRedo }: StoredPlaylist,
): Playlist {
  const { ids, seconds } = extentOf(store, definition);
  const { name, rule, deleted } = definition;
  return { id, name, rule, deleted, tracks: ids.length, seconds, createdAt, changedAt, canUndo, canRedo };
}
