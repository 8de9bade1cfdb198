// Undo and redo of whatever a person did, with what follows from it.
import type { Change, ChangeScope } from '../../core/domain/change.ts';
import { predictAgain } from '../jobs/predict.ts';
import { followPlaces } from './files.ts';
import { os, type Parts } from './parts.ts';
import { startReverting } from './tagWriting.ts';

export function changesProcedures(parts: Parts) {
  const { store, change } = parts.work;

  function step(way: 'undo' | 'redo', asked: ChangeScope | null): Change | null {
    if (asked?.of === 'playlist') store.playlists.get(asked.id);
    const appended = change((write) => write.changes[way](asked));
    if (appended === null) return null;
    const { id, scope } = appended;
    if (scope.of === 'vocabulary') return scope;
    if (scope.of === 'files') {
      const places = store.places.waiting(id).length;
      if (places > 0) return { ...scope, files: places, jobId: followPlaces(parts, id) };
      const files = store.fileEdits.revertible(store.fileEdits.origin(id) ?? id).length;
      return { ...scope, files, jobId: startReverting(parts, id, way).id };
    }
    if (scope.of === 'playlist') return { ...scope, name: store.playlists.get(scope.id).definition.name };
    predictAgain(parts, id);
    return {
      ...scope,
      tracks: store.changes.tracks(id).length,
      ...store.changes.genres(id),
      clusters: store.changes.clusters(id),
      playlists: store.changes.playlists(id),
    };
  }

  return {
    undo: os.changes.undo.handler(({ input }) => step('undo', input ?? null)),
    redo: os.changes.redo.handler(({ input }) => step('redo', input ?? null)),
  };
}
