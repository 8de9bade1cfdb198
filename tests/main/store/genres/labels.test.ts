// The label log: the last word counts, undo and redo append, nothing is overwritten.

import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../../../src/main/store/database.ts';
import { addTrack, openTestStore, tempStore } from '../../../helpers/library.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

describe('labels', () => {
  test('the last one of a track counts', () => {
    const store = tempStore();
    const [rock, jazz] = ['rock', 'jazz'].map((name) => store.write((to) => to.genres.ensure(name)));
    const id = addTrack(store, 'a.mp3');
    store.write((to) => to.labels.set([id], rock!));
    store.write((to) => to.labels.set([id], jazz!));
    expect(store.labels.current()).toEqual([{ trackId: id, genre: 'jazz' }]);
    store.write((to) => to.labels.set([id], null));
    expect(store.labels.current()).toEqual([]);
  });

  test('a bulk step is undone as one, each track going back to its own', () => {
    const store = tempStore();
    const [rock, jazz] = ['rock', 'jazz'].map((name) => store.write((to) => to.genres.ensure(name)));
    const a = addTrack(store, 'a.mp3');
    const b = addTrack(store, 'b.mp3');
    store.write((to) => to.labels.set([a], jazz!));
    store.write((to) => to.labels.set([a, b], rock!));
    expect(store.write((to) => to.labels.undo())?.trackIds).toEqual([a, b]);
    expect(store.labels.current()).toEqual([{ trackId: a, genre: 'jazz' }]);
    expect(store.write((to) => to.labels.redo())?.trackIds).toEqual([a, b]);
    expect(store.labels.current().map(({ genre }) => genre)).toEqual(['rock', 'rock']);
    expect(store.write((to) => to.labels.redo())).toBeNull();
  });

  test('undo and redo keep to the model of a plain undo stack, whatever the order of steps', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('say' as const), track: fc.nat(2), genre: fc.option(fc.nat(1)) }),
      fc.constant({ kind: 'undo' as const }),
      fc.constant({ kind: 'redo' as const }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const dir = tempDir();
        const store = openTestStore(dir);
        try {
          const genres = ['rock', 'jazz'].map((name) => store.write((to) => to.genres.ensure(name)));
          const tracks = ['a', 'b', 'c'].map((name) => addTrack(store, name));
          // The oracle: a list of whole states and a position in it.
          let states: (string | null)[][] = [[null, null, null]];
          let position = 0;
          for (const s of steps) {
            if (s.kind === 'say') {
              const next = [...states[position]!];
              next[s.track] = s.genre === null ? null : ['rock', 'jazz'][s.genre]!;
              states = [...states.slice(0, position + 1), next];
              position += 1;
              store.write((to) =>
                to.labels.set([tracks[s.track]!], s.genre === null ? null : genres[s.genre]!),
              );
            } else if (s.kind === 'undo') {
              expect(store.write((to) => to.labels.undo()) !== null).toBe(position > 0);
              position = Math.max(0, position - 1);
            } else {
              expect(store.write((to) => to.labels.redo()) !== null).toBe(position < states.length - 1);
              position = Math.min(states.length - 1, position + 1);
            }
            const said = new Map(store.labels.current().map(({ trackId, genre }) => [trackId, genre]));
            expect(tracks.map((id) => said.get(id) ?? null)).toEqual(states[position]);
          }
        } finally {
          store.close();
        }
      }),
      { numRuns: 40 },
    );
  });

  test('rows of the log cannot be changed or deleted', () => {
    const dir = tempDir();
    const store = openTestStore(dir);
    const id = addTrack(store, 'a.mp3');
    store.write((to) => to.labels.set([id], to.genres.ensure('rock')));
    store.close();
    const db = openDatabase(join(dir, 'library.db'));
    expect(() => db.exec('DELETE FROM labels')).toThrow(/append-only/u);
    expect(() => db.exec('UPDATE labels SET genre_id = NULL')).toThrow(/append-only/u);
    expect(() => db.exec('DELETE FROM tracks')).toThrow(/FOREIGN KEY/u);
    db.close();
  });
});
