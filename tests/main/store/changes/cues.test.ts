// Cue points of other programs: the last of each program counts, undo gives back what was there, playlists go in the same step.
import { expect, test } from 'vitest';
import type { ReadCue } from '../../../../src/core/domain/cuePoint.ts';
import { addTrack, tempStore } from '../../../helpers/library.ts';

const cue = (seconds: number, number: number | null = null): ReadCue => ({
  seconds,
  lengthSeconds: null,
  number,
  name: null,
  colour: '#ff0000',
});

test('each program has its own, the last time it was taken in counts', () => {
  const store = tempStore();
  const id = addTrack(store, 'a.mp3');
  const takeIn = (source: 'Mixxx' | 'rekordbox', cues: readonly ReadCue[]) =>
    store.write((to) => to.cues.takeIn(id, source, cues));
  expect(takeIn('Mixxx', [cue(60, 1), cue(3, 0)])).toBe(true);
  expect(takeIn('rekordbox', [cue(30)])).toBe(true);
  expect(store.cues.of(id).map(({ seconds, source }) => [seconds, source])).toEqual([
    [3, 'Mixxx'],
    [30, 'rekordbox'],
    [60, 'Mixxx'],
  ]);
  expect(takeIn('Mixxx', [cue(60, 1), cue(3, 0)])).toBe(false);
  expect(takeIn('Mixxx', [cue(7)])).toBe(true);
  expect(store.cues.of(id).map(({ seconds }) => seconds)).toEqual([7, 30]);
  store.write((to) => to.changes.undo({ of: 'tracks' }));
  expect(store.cues.of(id).map(({ seconds }) => seconds)).toEqual([3, 30, 60]);
  expect(takeIn('rekordbox', [])).toBe(true);
  expect(store.cues.of(id).map(({ source }) => source)).toEqual(['Mixxx', 'Mixxx']);
});

test('playlists, labels and cue points of one import are one step', () => {
  const store = tempStore();
  const id = addTrack(store, 'a.mp3');
  const definition = { name: 'Set', trackIds: [id], rule: null, deleted: false };
  const made = store.write((to) => {
    to.changes.together();
    to.cues.takeIn(id, 'Traktor', [cue(1)]);
    return [to.playlists.create(definition), to.playlists.create({ ...definition, name: 'Other' })];
  });
  const deleted = (): boolean[] => made.map((one) => store.playlists.get(one).definition.deleted);
  expect(deleted()).toEqual([false, false]);
  const undone = store.write((to) => to.changes.undo(null));
  expect(store.changes.tracks(undone?.id ?? 0)).toEqual([id]);
  expect(deleted()).toEqual([true, true]);
  expect(store.cues.of(id)).toEqual([]);
  expect(store.write((to) => to.changes.undo(null))).toBeNull();
  store.write((to) => to.changes.redo({ of: 'tracks' }));
  expect(deleted()).toEqual([false, false]);
  expect(store.cues.of(id)).toHaveLength(1);
  // The next transaction has its own steps again.
  const own = store.write((to) => to.playlists.create(definition));
  expect(store.write((to) => to.changes.undo(null))).toMatchObject({ scope: { of: 'playlist', id: own } });
});
