// What was undone or redone.
import type { Change } from '../../core/domain/change.ts';
import { displayGenre } from '../../core/genres/name.ts';
import { counted, countedTracks } from './counted.ts';

export const changeWords = {
  undo: 'Undo',
  redo: 'Redo',
  nothing: { undo: 'Nothing to undo', redo: 'Nothing to redo' },
  done: {
    undo: (change: Change) => `Undone ${where(change)}`,
    redo: (change: Change) => `Redone ${where(change)}`,
  },
};

function where(change: Change): string {
  switch (change.of) {
    case 'tracks':
      return ofTracks(change);
    case 'playlist':
      return `in “${change.name}”`;
    case 'vocabulary':
      return 'in the vocabulary';
    case 'files':
      return `in ${counted(change.files, 'file', 'files')}, one after another`;
  }
}

/** What it did to labels is told before what became of the genres. */
function ofTracks({
  tracks,
  takenIn,
  takenOut,
  clusters,
  playlists,
}: Extract<Change, { of: 'tracks' }>): string {
  const named = (genres: readonly string[]): string => genres.map(displayGenre).join(', ');
  return [
    tracks > 0 ? `for ${countedTracks(tracks)}` : null,
    takenIn.length > 0 ? `${named(takenIn)} ${takenIn.length === 1 ? 'is' : 'are'} among your genres` : null,
    takenOut.length > 0
      ? `${named(takenOut)} ${takenOut.length === 1 ? 'is' : 'are'} no longer among your genres`
      : null,
    playlists > 0 ? `for ${playlists === 1 ? 'a playlist' : `${playlists} playlists`}` : null,
    clusters > 0 ? `for the name of ${clusters === 1 ? 'a cluster' : `${clusters} clusters`}` : null,
  ]
    .filter((part) => part !== null)
    .join('; ');
}
