// Comparisons of real learners on made-up rows: one document, kept as it grows, the same whether it was broken off or not.
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type CompareProgress, compare, type RunTrial } from '../../../lab/comparison/compare.ts';
import type { Comparison } from '../../../lab/comparison/document.ts';
import { openKept } from '../../../lab/comparison/kept.ts';
import { runColumnsTrial } from '../../../lab/comparison/runTrial.ts';
import { type Contender, type Contest, hashOf } from '../../../lab/comparison/trials.ts';
import { evaluate } from '../../../lab/evaluation/evaluate.ts';
import { isModelName, settingsOf } from '../../../lab/evaluation/modelNames.ts';
import { AppError } from '../../../src/core/domain/errors.ts';
import { groupedFolds } from '../../../src/core/learning/judging/folds.ts';
import { clouds } from '../../core/learning/tables.ts';

const root = mkdtempSync(join(tmpdir(), 'comparison-'));
afterAll(() => rmSync(root, { recursive: true }));

const classes = ['blues', 'jazz', 'metal'];
const table = { ...clouds(3, 20, 4, 2, 1), classes, featureNames: ['a', 'b', 'c', 'd'] };

function contestOf(seed: number, folds = 3, data = 'these rows'): Contest {
  const splits = groupedFolds(table.y, table.groups, folds, seed);
  return { ...table, source: 'clouds', splits, seed, dataHash: hashOf(data) };
}

function contendersOf(...models: readonly string[]): Contender[] {
  return models
    .filter(isModelName)
    .map((model) => ({ model, input: 'columns', settings: settingsOf(model) }));
}

/** Counts what is really fitted. */
function counted(seed: number): { readonly ran: string[]; readonly runTrial: RunTrial } {
  const ran: string[] = [];
  return {
    ran,
    runTrial({ model }, rows) {
      ran.push(model);
      if (!isModelName(model)) throw new TypeError(model);
      return runColumnsTrial({ table, rows, model, seed });
    },
  };
}

const withoutSeconds = ({ models, ...rest }: Comparison): object => ({
  ...rest,
  models: models.map(({ fitSeconds, predictSeconds, ...one }) => one),
});

describe('a comparison', () => {
  it('has the figures of every contender on the same folds, the most accurate first', async () => {
    const contest = contestOf(1);
    const { runTrial } = counted(1);
    const found = await compare(contendersOf('majority', 'knn', 'lda'), contest, { runTrial, curveFolds: 3 });
    expect(found).toMatchObject({
      source: 'clouds',
      rows: 60,
      folds: 3,
      artists: 21,
      majority: 1 / 3,
      failed: [],
    });
    expect(found.models.map(({ model }) => model).at(-1)).toBe('majority');
    for (const one of found.models) {
      const alone = await evaluate(table, contest.splits, isModelName(one.model) ? one.model : 'tree', {
        seed: 1,
      });
      const { perFold, perClass, macro, micro, weighted, confusion, logLoss } = alone;
      expect(one).toMatchObject({ perFold, perClass, macro, micro, weighted, confusion, logLoss });
      expect(one.judgedRows).toBe(60);
      const mean = perFold.reduce((a, b) => a + b) / 3;
      expect(one.accuracy).toBeCloseTo(mean, 12);
      expect(one.deviation ** 2).toBeCloseTo(perFold.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 3, 12);
      expect(one.learningCurve.map(({ rows }) => rows)).toEqual([10, 20, 30, 40]);
      expect(one.learningCurve.at(-1)?.accuracy).toBeCloseTo(mean, 12);
    }
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  it('is the same whatever is under way at once', async () => {
    const [one, three] = await Promise.all(
      [1, 3].map((lanes) =>
        compare(contendersOf('knn', 'logistic'), contestOf(1), { ...counted(1), curveFolds: 1, lanes }),
      ),
    );
    expect(one && withoutSeconds(one)).toEqual(three && withoutSeconds(three));
  });

  it('goes on where it was cancelled, and ends up the same', async () => {
    const contest = contestOf(1);
    const contenders = contendersOf('knn', 'logistic', 'tree');
    const unbroken = counted(1);
    const whole = await compare(contenders, contest, { ...unbroken, curveFolds: 1 });
    expect(unbroken.ran.length).toBe(3 * (3 + 3));

    const folder = join(root, 'cancelled');
    const controller = new AbortController();
    const broken = counted(1);
    const first = compare(contenders, contest, {
      runTrial(contender, ...rest) {
        if (broken.ran.length === 8) controller.abort(new AppError('cancelled', 'Cancelled.'));
        controller.signal.throwIfAborted();
        return broken.runTrial(contender, ...rest);
      },
      curveFolds: 1,
      kept: await openKept(folder, contest),
      signal: controller.signal,
    });
    await expect(first).rejects.toMatchObject({ kind: 'cancelled' });

    const rest = counted(1);
    const progress: CompareProgress[] = [];
    const kept = await openKept(folder, contest);
    expect(kept.anew).toBeNull();
    const onProgress = (told: CompareProgress) => void progress.push(told);
    const second = await compare(contenders, contest, { ...rest, curveFolds: 1, kept, onProgress });
    expect(withoutSeconds(second)).toEqual(withoutSeconds(whole));
    expect(rest.ran.length).toBe(18 - 8);
    expect(progress[0]).toMatchObject({ done: 8, total: 18, ratePerSecond: null, etaSeconds: null });
    expect(progress.at(-1)).toMatchObject({ done: 18, etaSeconds: 0 });
  });

  it('begins anew with other rows, folds or seeds, and says so; what was kept stays for who goes back', async () => {
    const folder = join(root, 'changed');
    const contenders = contendersOf('knn');
    const run = async (contest: Contest) => {
      const { ran, runTrial } = counted(contest.seed);
      const kept = await openKept(folder, contest);
      await compare(contenders, contest, { runTrial, curveFolds: 0, kept });
      // Which run was the last is told by its time, and two within one tick of the disk's clock are as old as each other.
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { fitted: ran.length, anew: kept.anew };
    };
    expect(await run(contestOf(1))).toEqual({ fitted: 3, anew: null });
    const anew = (of: string) => `What is kept in ${folder} is of ${of}: everything begins anew.`;
    expect(await run(contestOf(2))).toEqual({ fitted: 3, anew: anew('seed 1') });
    expect(await run(contestOf(2, 4))).toEqual({ fitted: 4, anew: anew('3 folds') });
    expect(await run(contestOf(2, 4, 'others'))).toEqual({ fitted: 4, anew: anew('other rows') });
    expect(await run(contestOf(1))).toEqual({ fitted: 0, anew: null });
  });

  it('fits anew what has other settings, and what cannot be read', async () => {
    const folder = join(root, 'settings');
    const contest = contestOf(1);
    const run = async (contenders: readonly Contender[]) => {
      const { ran, runTrial } = counted(1);
      await compare(contenders, contest, { runTrial, curveFolds: 0, kept: await openKept(folder, contest) });
      return ran;
    };
    const both = contendersOf('knn', 'tree');
    expect((await run(both)).length).toBe(6);
    expect(
      await run(both.map((one) => (one.model === 'tree' ? { ...one, settings: 'others' } : one))),
    ).toEqual(['tree', 'tree', 'tree']);
    const [own = ''] = readdirSync(folder);
    writeFileSync(join(folder, own, 'knn.columns.fold-2.json'), '{"settings":');
    expect(await run(contendersOf('knn'))).toEqual(['knn']);
    expect(statSync(join(folder, own, 'knn.columns.fold-2.json')).size).toBeGreaterThan(100);
  });

  it('tells of a contender that cannot learn, and goes on with the others', async () => {
    const { runTrial } = counted(1);
    const found = await compare(contendersOf('tree', 'knn'), contestOf(1), {
      runTrial: (contender, ...rest) =>
        contender.model === 'tree'
          ? Promise.reject(new AppError('too-few-examples', 'Too few.'))
          : runTrial(contender, ...rest),
      curveFolds: 0,
      lanes: 2,
    });
    expect(found.models.map(({ model }) => model)).toEqual(['knn']);
    expect(found.failed).toEqual([{ model: 'tree', input: 'columns', reason: 'Too few.' }]);
  });

  it('says where it cannot keep anything', async () => {
    const file = join(root, 'file');
    writeFileSync(file, '');
    await expect(openKept(join(file, 'kept'), contestOf(1))).rejects.toMatchObject({ kind: 'unwritable' });
  });
});
