// What was undone or redone.
import type { Change } from '../../core/domain/change.ts';
import { countedTracks } from './counted.ts';

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
      return `for ${countedTracks(change.tracks)}`;
    case 'playlist':
      return `in “${change.name}”`;
    case 'vocabulary':
      return 'in the vocabulary';
  }
}
