// What was undone or redone.
import type { Change } from '../../core/domain/change.ts';
import { displayGenre } from '../../core/genres/name.ts';
import { messagesOf } from '../../core/languages/say.ts';

const say = messagesOf('changes');

export const changeWords = {
  undo: say('undo'),
  redo: say('redo'),
  nothing: { undo: say('nothing.undo'), redo: say('nothing.redo') },
  done: {
    undo: (change: Change) => say('done.undo', { what: whatOf(change) }),
    redo: (change: Change) => say('done.redo', { what: whatOf(change) }),
  },
};

function whatOf(change: Change): string {
  switch (change.of) {
    case 'tracks':
      return ofTracks(change);
    case 'playlist':
      return say('playlist', { name: change.name });
    case 'vocabulary':
      return say('vocabulary');
    case 'files':
      return say('files', { files: change.files });
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
  const named = (genres: readonly string[]) => ({
    genres: genres.map(displayGenre).join(', '),
    count: genres.length,
  });
  return [
    tracks > 0 ? say('tracks', { tracks }) : null,
    takenIn.length > 0 ? say('takenIn', named(takenIn)) : null,
    takenOut.length > 0 ? say('takenOut', named(takenOut)) : null,
    playlists > 0 ? say('playlists', { playlists }) : null,
    clusters > 0 ? say('clusters', { clusters }) : null,
  ]
    .filter((part) => part !== null)
    .join('; ');
}
