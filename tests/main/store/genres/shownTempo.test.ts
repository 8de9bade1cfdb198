// The shown tempo: what was heard, and once enough tracks of a genre are known, what is usual in it.
import { expect, test } from 'vitest';
import type { TempoLevel } from '../../../../src/core/domain/track.ts';
import { analysisOf, noFacts } from '../../../helpers/analysis.ts';
import { addTrack, type TestStore, tempStore } from '../../../helpers/library.ts';

/** Heard at `bpm` with this probability, else at `other`. */
const levels = (bpm: number, probability: number, other: number): TempoLevel[] => [
  { bpm, evidence: Math.log(probability) },
  { bpm: other, evidence: Math.log(1 - probability) },
];

function heard(
  store: TestStore,
  name: string,
  tempoLevels: readonly TempoLevel[],
  genre: string | null,
): number {
  const id = addTrack(store, name);
  const facts = { ...noFacts, tempoBpm: tempoLevels[0]?.bpm ?? null, tempoLevels };
  store.write((to) => {
    to.features.saveAnalysis(id, { ...analysisOf([], []), facts });
    if (genre !== null) to.labels.set([id], to.genres.ensure(genre));
  });
  return id;
}

function learnUsual(store: TestStore): void {
  for (const genreId of store.tempi.genres()) store.write((to) => to.tempi.learnUsual(genreId));
}

const shown = (store: TestStore, id: number) => store.tracks.get(id).tempoBpm;

function libraryOf(count: number) {
  const store = tempStore();
  for (let i = 0; i < count; i++) heard(store, `dnb ${i}`, levels(172 + (i % 5), 0.9, 87), 'drum and bass');
  for (let i = 0; i < count; i++) heard(store, `hip hop ${i}`, levels(86 + (i % 5), 0.9, 174), 'hip hop');
  return store;
}

test('a track whose octave was unsure is shown as its genre is; a correction of the genre moves it at once', () => {
  const store = libraryOf(20);
  const unsure = heard(store, 'unsure', levels(87, 0.6, 174), 'drum and bass');
  expect(shown(store, unsure)).toBe(87);
  learnUsual(store);
  expect(shown(store, unsure)).toBe(174);
  store.write((to) => to.labels.set([unsure], to.genres.ensure('hip hop')));
  expect(shown(store, unsure)).toBe(87);
  store.write((to) => to.labels.set([unsure], null));
  expect(shown(store, unsure)).toBe(87);
  // One that is analysed later is shown so from the start.
  expect(shown(store, heard(store, 'later', levels(87, 0.6, 174), 'drum and bass'))).toBe(174);
});

test('what was clearly heard stays, however unusual', () => {
  const store = libraryOf(20);
  const clear = heard(store, 'clear', levels(87, 0.99, 174), 'drum and bass');
  learnUsual(store);
  expect(shown(store, clear)).toBe(87);
});

test('of nineteen tracks nothing is learned, and what was known is forgotten with them', () => {
  const store = libraryOf(19);
  const unsure = heard(store, 'unsure', levels(87, 0.6, 174), 'drum and bass');
  learnUsual(store);
  expect(shown(store, unsure)).toBe(87);
  const first = heard(store, 'the twentieth', levels(174, 0.9, 87), 'drum and bass');
  learnUsual(store);
  expect(shown(store, unsure)).toBe(174);
  store.write((to) => to.tracks.setPresence(first, 'missing'));
  learnUsual(store);
  expect(shown(store, unsure)).toBe(87);
});

test('without a steady beat there is none; facts that are found anew or cleared take their levels along', () => {
  const store = libraryOf(20);
  learnUsual(store);
  const id = heard(store, 'ambient', [], 'drum and bass');
  expect(shown(store, id)).toBeNull();
  store.write((to) =>
    to.features.saveFacts(id, { ...noFacts, tempoBpm: 87, tempoLevels: levels(87, 0.6, 174) }),
  );
  expect(shown(store, id)).toBe(174);
  const copy = addTrack(store, 'copy');
  store.write((to) => {
    to.features.copy(id, copy);
    to.labels.set([copy], to.genres.ensure('hip hop'));
  });
  expect(shown(store, copy)).toBe(87);
  store.write((to) => to.features.clearFacts(id, 9));
  store.write((to) => to.labels.set([id], to.genres.ensure('hip hop')));
  expect(shown(store, id)).toBeNull();
});
