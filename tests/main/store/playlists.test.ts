// Playlists as a log: every change can be taken back, in any order of steps, and nothing is lost.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlaylistDefinition } from '../../../src/main/store/playlists.ts';
import { at, openTestStore, tempStore } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const named = (name: string): PlaylistDefinition => ({ name, trackIds: [1, 2], rule: null, deleted: false });

test('undo and redo keep to the model of a plain undo stack', () => {
  const store = tempStore();
  const step = fc.constantFrom('change', 'undo', 'redo');
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const id = store.write((to) => to.playlists.create(named('0')));
      let past = ['0'];
      let future: string[] = [];
      for (const [i, what] of steps.entries()) {
        if (what === 'change') {
          store.write((to) => to.playlists.change(id, named(String(i + 1))));
          past = [...past, String(i + 1)];
          future = [];
        } else if (what === 'undo') {
          expect(store.write((to) => to.playlists.undo(id))).toBe(past.length > 1);
          if (past.length > 1) future = [...future, past.pop() ?? ''];
        } else {
          expect(store.write((to) => to.playlists.redo(id))).toBe(future.length > 0);
          const next = future.pop();
          if (next !== undefined) past = [...past, next];
        }
        const { definition, canUndo, canRedo } = store.playlists.get(id);
        expect([definition.name, canUndo, canRedo]).toEqual([
          past.at(-1),
          past.length > 1,
          future.length > 0,
        ]);
      }
    }),
    { numRuns: 40 },
  );
});

test('outlive a restart, the deleted ones too', () => {
  const dir = tempDir();
  const store = openTestStore(dir);
  const id = store.write((to) => to.playlists.create({ ...named('Best'), deleted: true }));
  store.close();
  const again = tempStore(dir);
  expect(again.playlists.list()).toEqual([
    {
      id,
      createdAt: at,
      changedAt: at,
      canUndo: false,
      canRedo: false,
      definition: { ...named('Best'), deleted: true },
    },
  ]);
  expect(() => again.playlists.get(99)).toThrow('There is no playlist 99.');
});
