// The personal model beside an ear: sorted without an answer, better with an ear that tells, the same without one and after saving.
import { beforeAll, describe, expect, test } from 'vitest';
import { matrix, selectRows } from '../../../../../src/core/domain/matrix.ts';
import { argmaxRows } from '../../../../../src/core/learning/learners/learner.ts';
import { createRandom } from '../../../../../src/core/learning/maths/random.ts';
import { fitWithEars } from '../../../../../src/core/learning/personal/ears/fitWithEars.ts';
import { fitPersonal, type PersonalFit } from '../../../../../src/core/learning/personal/fitPersonal.ts';
import { columnsOf } from '../../../../../src/core/learning/personal/knownRows.ts';
import { loadPersonal } from '../../../../../src/core/learning/personal/loadPersonal.ts';
import type {
  PersonalRows,
  StarterKnowledge,
} from '../../../../../src/core/learning/personal/personalTable.ts';
import { runBaseTask } from '../../../../../src/main/engines/learners.ts';
import { tinyStarter } from '../tinyStarter.ts';

/** The product's own columns tell nothing about genres; the ear's six of an embedding and four scores do. */
const own = [0, 1, 2, 3];
const all = Array.from({ length: 14 }, (_, j) => j);
const genres = ['blues', 'jazz', 'metal', 'techno'];
const ear = {
  name: 'ear-0123456789ab',
  embedding: [4, 5, 6, 7, 8, 9],
  scores: [10, 11, 12, 13],
  genres: genres.map((genre, g) => ({ genre, columns: [10 + g] })),
};

function library(perGenre: number, seed: number, clarity: number) {
  const random = createRandom(seed);
  const labels = Array.from({ length: 4 * perGenre }, (_, i) => genres[i % 4]!);
  const X = matrix(labels.length, 14);
  labels.forEach((label, i) => {
    for (let j = 0; j < 14; j++) X.data[i * 14 + j] = random.normal();
    const g = genres.indexOf(label);
    X.data[i * 14 + 4 + g]! += clarity;
    X.data[i * 14 + 10 + g]! += clarity;
  });
  return { X, labels, groups: labels.map((label, i) => `${label} ${Math.floor(i / 8)}`) };
}

let starter: StarterKnowledge;
const options = { seed: 1, runBaseTask, folds: 4, turnedOff: [], candidates: ['adapted'] } as const;

beforeAll(async () => {
  const taught = library(15, 1, 0);
  const isTaught = [...taught.labels.keys()].filter((i) => taught.labels[i] !== 'techno');
  starter = await tinyStarter({
    X: columnsOf(selectRows(taught.X, isTaught), own),
    labels: isTaught.map((i) => taught.labels[i]!),
    groups: isTaught.map((i) => taught.groups[i]!),
  });
});

/** The first `answers` tracks of a library of 80 are answered. */
function rowsOf(answers: number, clarity = 2.5): PersonalRows {
  const tracks = library(20, 2, clarity);
  const first = Array.from({ length: answers }, (_, i) => i);
  return {
    X: selectRows(tracks.X, first),
    labels: tracks.labels.slice(0, answers),
    groups: tracks.groups.slice(0, answers),
    starterColumns: own,
    library: { X: tracks.X, groups: tracks.groups, open: tracks.labels.map((_, i) => i >= answers) },
  };
}

function accuracyOf({ model }: PersonalFit, clarity = 2.5, columns = all): number {
  const fresh = library(50, 3, clarity);
  const predicted = argmaxRows(model.predictProba(columnsOf(fresh.X, columns)));
  return (
    fresh.labels.filter((label, i) => model.classes[predicted[i]!] === label).length / fresh.labels.length
  );
}

describe('with an ear', () => {
  test('no answer is needed: the starter knows three genres, the ear brings the fourth and sorts the library', async () => {
    const fit = await fitWithEars(rowsOf(0), [ear], starter, options);
    expect(fit.model.classes).toEqual(genres);
    expect(fit.judgements).toEqual([]);
    expect(accuracyOf(fit)).toBeGreaterThan(0.7);
  });

  test('a genre that is turned off is not predicted, and one that hardly a track sounds like does not join', async () => {
    const off = await fitWithEars(rowsOf(0), [ear], starter, { ...options, turnedOff: ['techno'] });
    expect(off.model.classes).not.toContain('techno');
    const rows = rowsOf(0);
    for (let i = 0; i < rows.library.X.rows; i++) rows.library.X.data[i * 14 + 13] = -50 - i / 10;
    const low = { ...ear, genres: [...ear.genres.slice(0, 3), { genre: 'polka', columns: [13] }] };
    const levels = await fitWithEars(rows, [low], starter, options);
    expect(levels.model.classes).not.toContain('polka');
  });

  test('answers make it better, and it is better than without the ear', async () => {
    const rows = rowsOf(40, 1.5);
    const before = await fitWithEars(rowsOf(0, 1.5), [ear], starter, options);
    const after = await fitWithEars(rows, [ear], starter, options);
    const alone = await fitWithEars(
      { ...rows, X: columnsOf(rows.X, own), library: { ...rows.library, X: columnsOf(rows.library.X, own) } },
      [],
      starter,
      options,
    );
    expect(accuracyOf(after, 1.5)).toBeGreaterThan(accuracyOf(before, 1.5));
    expect(accuracyOf(after, 1.5)).toBeGreaterThan(accuracyOf(alone, 1.5, own) + 0.2);
  });

  test('without ears it is the product alone', async () => {
    const plain = { ...rowsOf(40), X: matrix(40, 4), library: { ...rowsOf(40).library, X: matrix(80, 4) } };
    const random = createRandom(5);
    for (const m of [plain.X, plain.library.X])
      for (let i = 0; i < m.data.length; i++) m.data[i] = random.normal();
    const fresh = matrix(
      5,
      4,
      Float32Array.from({ length: 20 }, () => random.normal()),
    );
    const [a, b] = [
      await fitWithEars(plain, [], starter, options),
      await fitPersonal(plain, starter, options),
    ];
    expect(a.model.predictProba(fresh)).toEqual(b.model.predictProba(fresh));
  });

  test('two ears stand beside each other', async () => {
    const second = { ...ear, name: 'ear-ba9876543210' };
    const { model } = await fitWithEars(rowsOf(12), [ear, second], starter, options);
    const { baseLearners } = model.predictDetailed(library(1, 4, 2.5).X);
    expect([...baseLearners.keys()]).toEqual(expect.arrayContaining([ear.name, second.name]));
  });

  test('a track that the ear has not heard is judged by the rest', async () => {
    const { model } = await fitWithEars(rowsOf(20), [ear], starter, options);
    const X = library(1, 4, 2.5).X;
    X.data.fill(Number.NaN, 4, 14);
    const { probabilities } = model.predictDetailed(X);
    expect(probabilities.data.every(Number.isFinite)).toBe(true);
    let sum = 0;
    for (const p of probabilities.data.subarray(0, model.classes.length)) sum += p;
    expect(sum).toBeCloseTo(1, 5);
  });

  test.each([0, 20])('after %i answers it is the same after saving', async (answers) => {
    const { model } = await fitWithEars(rowsOf(answers), [ear], starter, options);
    const fresh = library(3, 4, 2.5).X;
    const again = loadPersonal(structuredClone(model.serialise()));
    expect(again.predictProba(fresh)).toEqual(model.predictProba(fresh));
    expect([...again.predictDetailed(fresh).baseLearners.keys()]).toEqual([
      ...model.predictDetailed(fresh).baseLearners.keys(),
    ]);
  });

  test('the model before is compared with the ears that it had', async () => {
    const rows = rowsOf(40);
    const earlier = { candidate: 'adapted', rows: [...rows.labels.keys()] } as const;
    const right = async (ears: readonly string[]): Promise<number> => {
      const fit = await fitWithEars(rows, [ear], starter, { ...options, earlier: { ...earlier, ears } });
      const predicted = fit.earlier === null ? [] : [...argmaxRows(fit.earlier)];
      return predicted.filter((c, i) => c === fit.y[i]).length;
    };
    expect(await right([ear.name])).toBeGreaterThan(await right([]));
  });
});
