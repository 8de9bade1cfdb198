// The personal model: chosen on held-out artists, forgetting no genre that was not answered, the same after saving.
import { beforeAll, describe, expect, test } from 'vitest';
import { type Matrix, matrix, selectRows } from '../../../../src/core/domain/matrix.ts';
import { type CandidateName, candidateNames } from '../../../../src/core/domain/modelInfo.ts';
import type { FitStep } from '../../../../src/core/domain/progress.ts';
import { createRandom } from '../../../../src/core/learning/maths/random.ts';
import { judge } from '../../../../src/core/learning/personal/choice.ts';
import { fitPersonal } from '../../../../src/core/learning/personal/fitPersonal.ts';
import { loadPersonal } from '../../../../src/core/learning/personal/loadPersonal.ts';
import type { PersonalRows, StarterKnowledge } from '../../../../src/core/learning/personal/personalTable.ts';
import { runBaseTask } from '../../../../src/main/engines/learners.ts';
import { tinyStarter } from './tinyStarter.ts';

const starterGenres: readonly string[] = ['blues', 'jazz', 'metal'];
const userGenres = ['jazz', 'metal', 'noise'];
/** The starter's columns stand first; the further ones tell 'noise' from the rest. */
const starterColumns = [0, 1, 2, 3];

function rowsOf(genres: readonly string[], perGenre: number, columns: number, seed: number) {
  const random = createRandom(seed);
  const labels = Array.from({ length: genres.length * perGenre }, (_, i) => genres[i % genres.length]!);
  const X = matrix(labels.length, columns);
  labels.forEach((label, i) => {
    for (let j = 0; j < columns; j++) X.data[i * columns + j] = 0.6 * random.normal();
    const place = starterGenres.indexOf(label);
    if (place >= 0) X.data[i * columns + place]! += 2;
    else X.data[i * columns + columns - 1]! += 2;
  });
  return { X, labels, groups: labels.map((label, i) => `${label} ${Math.floor(i / genres.length / 2)}`) };
}

let starter: StarterKnowledge;
const options = { seed: 1, runBaseTask, folds: 4, turnedOff: [] };

beforeAll(async () => {
  starter = await tinyStarter(rowsOf(starterGenres, 20, 4, 1));
});

function personal(genres: readonly string[], perGenre: number): PersonalRows {
  const rows = rowsOf(genres, perGenre, 8, 2);
  return {
    ...rows,
    starterColumns,
    library: { X: rows.X, groups: rows.groups, open: rows.groups.map(() => false) },
  };
}

describe('the personal model', () => {
  test.each(candidateNames)(
    '%s predicts the genres that are in use, sums to 1, and is the same after saving',
    async (name) => {
      const rows = personal(userGenres, 8);
      const { model, judgements } = await fitPersonal(rows, starter, {
        ...options,
        candidates: [name],
        turnedOff: ['blues'],
      });
      expect(judgements.map(({ candidate }) => candidate)).toContain(name);
      expect(model.classes).toEqual(userGenres);
      const fresh = rowsOf(userGenres, 5, 8, 3).X;
      const { probabilities, baseLearners } = model.predictDetailed(fresh);
      for (const opinion of [probabilities, ...baseLearners.values()])
        for (let i = 0; i < fresh.rows; i++) {
          const row = opinion.data.subarray(i * 3, i * 3 + 3);
          expect(row[0]! + row[1]! + row[2]!).toBeCloseTo(1, 5);
        }
      const again = loadPersonal(structuredClone(model.serialise()));
      expect(again.predictProba(fresh)).toEqual(probabilities);
      expect([...again.predictDetailed(fresh).baseLearners.keys()]).toEqual([...baseLearners.keys()]);
    },
  );

  test('a genre that the starter lacks rules out the starter alone, as the judgements show', async () => {
    const { judgements, chosen } = await fitPersonal(personal(userGenres, 8), starter, {
      ...options,
      candidates: candidateNames,
    });
    const accuracyOf = (name: CandidateName) =>
      judgements.find(({ candidate }) => candidate === name)!.accuracy;
    // 'noise' is a third of the rows, and the starter cannot predict it.
    expect(accuracyOf('starter')).toBeLessThanOrEqual(2 / 3);
    expect(chosen).not.toBe('starter');
    expect(accuracyOf(chosen)).toBeGreaterThan(0.75);
  });

  test('labels that mean nothing are not learned by heart: what counts are rows of unheard artists', async () => {
    const rows = personal(userGenres, 8);
    const random = createRandom(5);
    const labels = rows.labels.map(() => userGenres[random.integer(3)]!);
    const { judgements } = await fitPersonal({ ...rows, labels }, starter, {
      ...options,
      candidates: ['own', 'adapted'],
    });
    for (const { accuracy } of judgements) expect(accuracy).toBeLessThan(0.6);
  });

  test("the artists' other tracks show where a genre lies when the answered ones are odd", async () => {
    const { X, labels, groups } = rowsOf(['drone', 'noise', 'zither'], 12, 8, 9);
    // Two genres that the starter lacks, separated by one column; each answered track is pulled over to the other side.
    const kept = labels.flatMap((label, i) => (label === 'zither' ? [] : [i]));
    const library = selectRows(X, kept);
    const genre = kept.map((i) => labels[i]!);
    genre.forEach((name, i) => {
      library.data[i * 8] = (name === 'drone' ? -2 : 2) + 0.1 * library.data[i * 8]!;
    });
    const artists = kept.map((i) => groups[i]!);
    const firsts = [...new Set(artists)].map((artist) => artists.indexOf(artist));
    const answered = selectRows(library, firsts);
    firsts.forEach((row, at) => {
      answered.data[at * 8] = genre[row] === 'drone' ? 0.3 : -0.3;
    });
    const rightWith = async (open: boolean) => {
      const { model } = await fitPersonal(
        {
          X: answered,
          starterColumns,
          labels: firsts.map((i) => genre[i]!),
          groups: firsts.map((i) => artists[i]!),
          library: { X: library, groups: artists, open: artists.map((_, i) => open && !firsts.includes(i)) },
        },
        starter,
        { ...options, candidates: ['adapted'], turnedOff: starterGenres },
      );
      const predicted = model.predict(library);
      return genre.filter((name, i) => model.classes[predicted[i]!] === name).length / genre.length;
    };
    expect(await rightWith(true)).toBeGreaterThan(0.9);
    expect(await rightWith(false)).toBeLessThan(0.5);
  });

  test.each(candidateNames)('%s: a genre that was not answered is still predicted', async (name) => {
    const { model, classes } = await fitPersonal(personal(['metal', 'noise'], 6), starter, {
      ...options,
      candidates: [name],
    });
    expect(classes).toEqual(['blues', 'jazz', 'metal', 'noise']);
    expect(model.classes).toEqual(classes);
    const fresh = rowsOf(['blues', 'jazz'], 10, 8, 7);
    const predicted = model.predict(fresh.X);
    const right = fresh.labels.filter((genre, i) => model.classes[predicted[i]!] === genre);
    expect(right.length).toBeGreaterThanOrEqual(18);
  });

  test('of the answered genres a closed way decides, and nothing is taken from the others', async () => {
    const rows = personal(['metal', 'noise'], 6);
    const fitWith = (candidates: readonly CandidateName[]) =>
      fitPersonal(rows, starter, { ...options, candidates });
    const pool = (await fitWith(['pooled'])).model;
    const { model, chosen } = await fitWith(['own']);
    const fresh = rowsOf(['blues', 'metal', 'noise'], 4, 8, 7).X;
    const [wide, narrow] = [pool.predictProba(fresh), model.predictProba(fresh)];
    expect(['pooled', 'own']).toContain(chosen);
    for (let i = 0; i < fresh.rows; i++)
      for (const c of [0, 1]) expect(narrow.data[i * 4 + c]).toBeCloseTo(wide.data[i * 4 + c]!, 6);
  });

  test('with a single genre there is nothing to separate: the others can still be predicted', async () => {
    const { model } = await fitPersonal(personal(['noise'], 6), starter, {
      ...options,
      candidates: candidateNames,
    });
    expect(model.classes).toEqual(['blues', 'jazz', 'metal', 'noise']);
    const blues = rowsOf(['blues'], 6, 8, 7).X;
    expect(
      [...model.predict(blues)].filter((c) => model.classes[c] === 'blues').length,
    ).toBeGreaterThanOrEqual(4);
  });

  test('an earlier model is judged on the same folds by what it knew', async () => {
    const rows = personal(userGenres, 8);
    const compared = (known: readonly number[]) =>
      fitPersonal(rows, starter, {
        ...options,
        candidates: ['adapted'],
        earlier: { candidate: 'adapted', rows: known },
      });
    const all = Array.from(rows.labels, (_, i) => i);
    const { earlier, outOfFold, y } = await compared(all);
    expect(earlier).toEqual(outOfFold.probabilities);
    const withoutNoise = all.filter((i) => rows.labels[i] !== 'noise');
    const rightOn = (probabilities: Matrix) => judge('adapted', probabilities, y).judgement.accuracy;
    expect(rightOn((await compared(withoutNoise)).earlier!)).toBeLessThan(rightOn(earlier!));
    expect((await compared([])).earlier!.data.every((p) => p === 0)).toBe(true);
  });

  test.each(candidateNames)(
    'each step of each candidate and of the comparison with %s is counted once',
    async (candidate) => {
      const rows = personal(userGenres, 8);
      for (const known of [[...rows.labels.keys()], []]) {
        const steps: { step: FitStep; done: number; total: number }[] = [];
        await fitPersonal(rows, starter, {
          ...options,
          candidates: candidateNames,
          earlier: { candidate, rows: known },
          onStep: (step, done, total) => void steps.push({ step, done, total }),
        });
        const ends = steps.filter(({ step }) => step.epoch === undefined);
        const total = ends.at(-1)!.done;
        expect(new Set(steps.map((one) => one.total))).toEqual(new Set([total]));
        // Nothing to learn from ends the comparison with one step.
        const learns = known.length > 0 || candidate === 'starter';
        if (learns) expect(ends.map(({ done }) => done)).toEqual(Array.from(ends, (_, i) => i + 1));
        expect([...new Set(ends.map(({ step }) => step.candidate))]).toEqual(
          expect.arrayContaining(['own', 'starter', 'adapted']),
        );
        const comparing = ends.filter(({ step }) => step.phase === 'comparing');
        expect(comparing.at(-1)).toBe(ends.at(-1));
        expect(comparing.every(({ step }) => step.candidate === candidate)).toBe(true);
        const folds = comparing.flatMap(({ step }) => step.fold ?? []);
        if (learns && candidate !== 'starter')
          expect([...new Set(folds)]).toEqual(expect.arrayContaining([1, 2, 3, 4]));
      }
    },
  );

  test('one row, one artist, one of each genre: all work', async () => {
    const cases: readonly (readonly [readonly string[], number])[] = [
      [['jazz'], 1],
      [userGenres, 1],
    ];
    for (const [genres, perGenre] of cases) {
      const rows = personal(genres, perGenre);
      for (const turnedOff of [[], starterGenres]) {
        const { model } = await fitPersonal(rows, starter, {
          ...options,
          candidates: candidateNames,
          turnedOff,
        });
        const taught = starterGenres.filter((name) => !turnedOff.includes(name));
        expect(model.classes).toEqual([...new Set([...genres, ...taught])].sort());
        const sum = model.predictProba(selectRows(rows.X, [0])).data.reduce((a, b) => a + b);
        expect(sum).toBeCloseTo(1, 5);
      }
    }
  });
});
