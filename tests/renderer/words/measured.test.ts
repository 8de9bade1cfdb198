// The sentence about a model: old and new on the same tracks, answers counted as answers, nothing promised of a few tracks.
import { expect, test } from 'vitest';
import type { Comparison } from '../../../src/core/domain/comparison.ts';
import { type ModelInfo, modelReportSchema } from '../../../src/core/domain/modelInfo.ts';
import { measuredText as printedText } from '../../../src/main/cli/measured.ts';
import { measuredAfter, measuredText } from '../../../src/renderer/words/measured.ts';

function model(comparison: Comparison | null | undefined, origin: ModelInfo['origin'] = 'personal') {
  const report = modelReportSchema.parse({
    trainedAt: '2026-01-01T00:00:00.000Z',
    seed: 1,
    featureNames: [],
    classes: ['a'],
    rows: 1,
    rowsPerClass: {},
    artists: 1,
    folds: 0,
    judgedRows: 1000,
    accuracy: 0.59,
    logLoss: null,
    accuracyPerFold: [],
    baseLearners: {},
    confusion: [],
    ...(origin === 'starter'
      ? {}
      : { personal: { chosen: 'adapted', candidates: [], labelledRows: 12, taggedRows: 88, comparison } }),
  });
  return { id: 1, origin, active: true, report } satisfies ModelInfo;
}

const compared = (tracks: number, before: number, now: number): Comparison => ({
  tracks,
  before,
  now,
  gained: [],
  lost: [],
  genres: [],
});

test('old and new stand in one sentence, after so many answers', () => {
  const one = model(compared(100, 58, 61));
  expect(measuredText(one)).toBe('Right on 61 of 100 tracks it had not seen, before 58.');
  expect(measuredAfter(one)).toBe('After 12 answers: right on 61 of 100 tracks it had not seen, before 58.');
  expect(printedText(one)).toBe('right on 61 of 100 tracks it had not seen, before 58');
});

test('of too few tracks, of none, and of a model from before it was kept nothing is said, and that plainly', () => {
  expect(measuredText(model(compared(4, 1, 4)))).toBe(
    'Only 4 tracks could be held out, too few to say how well it does.',
  );
  expect(printedText(model(compared(1, 1, 1)))).toContain('only 1 track could be held out');
  expect(measuredText(model(null))).toMatch(/^No track could be held out/);
  expect(printedText(model(null))).toMatch(/no track could be held out/);
  expect(measuredText(model(undefined))).toMatch(/^Made before/);
  expect(printedText(model(undefined))).toMatch(/^made before/);
});

test('the starter’s figure, which is of other tracks, is not told', () => {
  for (const text of [
    measuredText(model(null, 'starter')),
    measuredAfter(model(null, 'starter')),
    printedText(model(null, 'starter')),
  ])
    expect(text).toMatch(/^not measured on your tracks yet\.?$/i);
  expect(measuredText(model(null, 'starter'), false)).toBe('Measured beside your models.');
});
