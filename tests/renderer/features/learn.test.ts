// The Learn screen's own arithmetic: scores from a confusion matrix, the learning curve, what came before.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupWords } from '../../../src/core/domain/groupWords.ts';
import type { Job } from '../../../src/core/domain/job.ts';
import type { ModelInfo } from '../../../src/core/domain/modelInfo.ts';
import { shippedGroups } from '../../../src/core/features/layout.ts';
import { genreScores, guessing } from '../../../src/renderer/features/learn/measures/genreScores.ts';
import { learningCurve } from '../../../src/renderer/features/learn/measures/learningCurve.ts';
import {
  leaning,
  reliabilityPoints,
} from '../../../src/renderer/features/learn/measures/reliabilityPoints.ts';
import { learnedUntil, modelBefore } from '../../../src/renderer/state/lastRetraining.ts';
import { learnerName } from '../../../src/renderer/words/learners.ts';
import { lackingText } from '../../../src/renderer/words/learning.ts';

test('what learning left out is worded in sentences, a group by its words', () => {
  expect(lackingText({})).toEqual([]);
  expect(lackingText({ lacking: [], setAside: 0 })).toEqual([]);
  expect(
    lackingText({
      setAside: 1,
      lacking: [
        { group: 'onsets', tracks: 1, leftOut: null },
        { group: 'my ear', tracks: 1200, leftOut: 'under way' },
        { group: 'contrast', tracks: 12, leftOut: 'too many' },
      ],
    }),
  ).toEqual([
    '1 track left aside, because features of it could not be computed.',
    '1 track lacks attacks.',
    'Learned without my ear, because the analysis is under way. 1,200 tracks lack my ear.',
    'Learned without tones above the noise, because too many tracks lack it. 12 tracks lack tones above the noise.',
  ]);
  for (const { name } of shippedGroups) expect(groupWords(name)).not.toBe(name);
});

test('an ear is called by its own name, both its groups at once; one that is gone is an ear', () => {
  const ears = [{ name: 'EfficientAT mn04', sha256: `8b965e7dd0b9${'0'.repeat(52)}` }];
  const lacking = [
    { group: 'ear-8b965e7dd0b9', tracks: 3, leftOut: 'under way' as const },
    { group: 'ear-8b965e7dd0b9-scores', tracks: 3, leftOut: 'under way' as const },
    { group: 'ear-000000000000-scores', tracks: 2, leftOut: null },
  ];
  expect(lackingText({ lacking }, ears)).toEqual([
    'Learned without EfficientAT mn04, because the analysis is under way. 3 tracks lack EfficientAT mn04.',
    '2 tracks lack an ear.',
  ]);
  expect(learnerName('ear-8b965e7dd0b9', ears)).toBe('EfficientAT mn04');
  expect(learnerName('ear-8b965e7dd0b9')).toBe('An ear');
});

describe('scores', () => {
  test('by hand: 8 of 10 rock found, 2 of 10 called rock were jazz', () => {
    const [rock, jazz] = genreScores(
      ['rock', 'jazz'],
      [
        [8, 2],
        [2, 3],
      ],
    );
    expect(rock).toEqual({ genre: 'rock', judged: 10, precision: 0.8, recall: 0.8, f1: 0.8 });
    expect(jazz).toEqual({ genre: 'jazz', judged: 5, precision: 0.6, recall: 0.6, f1: 0.6 });
  });

  test('what was never held out has no recall, what was never predicted no precision, and neither divides by nothing', () => {
    const [a, b, c] = genreScores(
      ['a', 'b', 'c'],
      [
        [1, 0, 0],
        [2, 0, 0],
        [0, 0, 0],
      ],
    );
    expect(a?.precision).toBeCloseTo(1 / 3);
    expect(b).toMatchObject({ precision: null, recall: 0, f1: 0 });
    expect(c).toMatchObject({ precision: null, recall: null, f1: null });
  });

  test('F1 is the harmonic mean of precision and recall, for any matrix', () => {
    const row = fc.array(fc.nat(50), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 3 }), (confusion) => {
        for (const { precision, recall, f1 } of genreScores(['a', 'b', 'c'], confusion)) {
          if (precision === null || recall === null || precision + recall === 0) continue;
          expect(f1).toBeCloseTo((2 * precision * recall) / (precision + recall), 12);
        }
      }),
    );
  });

  test('guessing is the share of the most frequent genre', () => {
    expect(
      guessing([
        [1, 2],
        [0, 1],
      ]),
    ).toBe(0.75);
    expect(guessing([[0]])).toBeNull();
    expect(guessing([])).toBeNull();
  });
});

function model(
  id: number,
  rows: number,
  accuracy: number | null,
  origin: ModelInfo['origin'] = 'personal',
): ModelInfo {
  return {
    id,
    origin,
    active: false,
    report: {
      trainedAt: '2026-01-01T00:00:00.000Z',
      seed: 1,
      groups: [],
      featureNames: [],
      classes: ['a'],
      rows,
      rowsPerClass: { a: rows },
      artists: 1,
      folds: 0,
      judgedRows: 0,
      accuracy,
      logLoss: null,
      accuracyPerFold: [],
      baseLearners: {},
      confusion: [],
    },
  };
}

describe('the learning curve', () => {
  test('needs two measured models of the user’s own', () => {
    expect(learningCurve([model(1, 1000, 0.7, 'starter'), model(2, 20, 0.5), model(3, 30, null)])).toBeNull();
  });

  test('goes by examples from left to right, between whole tenths', () => {
    const curve = learningCurve([model(3, 60, 0.68), model(2, 40, 0.61), model(4, 80, 0.65)]);
    expect(curve).toMatchObject({ from: 0.6, to: 0.7 });
    expect(curve?.points.map(({ id, x }) => [id, x])).toEqual([
      [2, 0],
      [3, 0.5],
      [4, 1],
    ]);
    expect(curve?.points.map(({ y }) => Number(y.toFixed(6)))).toEqual([0.9, 0.2, 0.5]);
  });

  test('of models with equally many examples stays a drawing', () => {
    const curve = learningCurve([model(2, 40, 0.6), model(3, 40, 0.6)]);
    for (const { x, y } of curve?.points ?? []) expect([x, y]).toEqual([0.5, 1]);
  });

  test('of models that were always right does not promise more than that', () => {
    const curve = learningCurve([model(2, 40, 1), model(3, 60, 1)]);
    expect(curve).toMatchObject({ from: 0.9, to: 1 });
    for (const { y } of curve?.points ?? []) expect(y).toBeCloseTo(0, 12);
  });
});

describe('the reliability diagram', () => {
  const bin = (rows: number, confidence: number | null, accuracy: number | null) => ({
    rows,
    confidence,
    accuracy,
  });
  const points = (reliability: ReturnType<typeof bin>[]) =>
    reliabilityPoints({ ...model(1, 10, 0.5).report, reliability }) ?? [];

  test('knows a model from before it was kept from one that held nothing out', () => {
    expect(reliabilityPoints(model(1, 10, 0.5).report)).toBeNull();
    expect(points([])).toEqual([]);
  });

  test('leaves empty bins out; four times the tracks are twice as wide', () => {
    const drawn = points([bin(0, null, null), bin(16, 0.3, 0.25), bin(4, 0.9, 1)]);
    expect(drawn).toEqual([
      { bin: 1, rows: 16, confidence: 0.3, accuracy: 0.25, size: 1 },
      { bin: 2, rows: 4, confidence: 0.9, accuracy: 1, size: 0.5 },
    ]);
  });

  test('leans by the mean gap of the tracks, not of the bins', () => {
    expect(leaning(points([bin(90, 0.9, 0.8), bin(10, 0.3, 0.9)]))).toBe('over');
    expect(leaning(points([bin(10, 0.9, 0.8), bin(90, 0.3, 0.9)]))).toBe('under');
    expect(leaning(points([bin(50, 0.9, 0.8), bin(50, 0.4, 0.5)]))).toBe('level');
    expect(leaning([])).toBe('level');
  });
});

test('the model before is the newest of the older ones', () => {
  const models = [model(5, 1, null), model(3, 1, null), model(1, 1, null)];
  expect(modelBefore(models, 5)?.id).toBe(3);
  expect(modelBefore(models, 1)).toBeNull();
});

test('what was labelled is learned from its retraining on, unless that was called off or came to nothing', () => {
  const job = (createdAt: number, status: Job['status'], kind: Job['kind'] = 'retrain'): Job => ({
    id: createdAt,
    kind,
    createdAt,
    status,
  });
  const queued = { state: 'queued' } as const;
  const cancelled = { state: 'cancelled', endedAt: 9 } as const;
  expect(learnedUntil([])).toBeNull();
  expect(learnedUntil([job(5, queued, 'scan')])).toBeNull();
  expect(learnedUntil([job(7, cancelled), job(3, queued), job(1, queued)])).toBe(3);
});
