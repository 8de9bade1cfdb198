// `stackwax compare` as a process of its own: cancelled and killed in the middle, and gone on with.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { clouds } from '../../core/learning/tables.ts';
import { cli, startCli } from '../../helpers/cli.ts';

const root = mkdtempSync(join(tmpdir(), 'compare-'));
afterAll(() => rmSync(root, { recursive: true }));

const { X, y, groups } = clouds(3, 30, 6, 1, 1);
const lines = Array.from(y, (label, i) =>
  [`f${i}.mp3`, `class ${label}`, groups[i], ...X.data.subarray(i * X.cols, (i + 1) * X.cols)].join(','),
);
const table = join(root, 'clouds.csv');
writeFileSync(table, ['file,genre,artist,a,b,c,d,e,f', ...lines].join('\n'));

/** The last takes long enough to be caught in the middle. */
const args = [
  'compare',
  '--table',
  table,
  '--folds',
  '3',
  '--curve-folds',
  '0',
  '--models',
  'knn',
  'lda',
  'stacking',
];

const documentSchema = z.object({
  models: z.array(
    z.object({ model: z.string(), fitSeconds: z.number(), predictSeconds: z.number() }).loose(),
  ),
});

/** What stays the same from one run to the next. */
function steady(stdout: string): unknown {
  const { models, ...rest } = documentSchema.parse(JSON.parse(stdout));
  return { ...rest, models: models.map(({ fitSeconds, predictSeconds, ...one }) => one) };
}

function keptIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /fold-\d\.json$/u.test(name))
    .map((name) => join(folder, name));
}

/** Once so many trials are kept. */
async function untilKept(folder: string, count: number): Promise<void> {
  while (keptIn(folder).length < count) await setTimeout(20);
}

describe('compare', () => {
  it('goes on after it was killed or cancelled, and prints what an unbroken run prints', async () => {
    const unbroken = await cli([...args, '--json']);
    expect(unbroken).toMatchObject({ code: 0 });

    const out = join(root, 'out');
    const kept = join(out, 'kept');
    const cancelled = startCli([...args, '--out', out]);
    await untilKept(kept, 3);
    const asked = performance.now();
    cancelled.child.kill('SIGINT');
    expect(await cancelled.done).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `Cancelled. What is finished is kept in ${kept}: the same command goes on from there.\n`,
    });
    expect(performance.now() - asked).toBeLessThan(3_000);
    expect(existsSync(join(out, 'report.html'))).toBe(false);

    const killed = startCli([...args, '--out', out]);
    await untilKept(kept, 7);
    killed.child.kill('SIGKILL');
    await killed.done;
    const before = keptIn(kept).map((file) => [file, statSync(file).mtimeMs] as const);
    expect(before.length).toBeLessThan(9);

    const whole = await cli([...args, '--out', out, '--json']);
    expect(steady(whole.stdout)).toEqual(steady(unbroken.stdout));
    for (const [file, at] of before) expect(statSync(file).mtimeMs).toBe(at);
    expect(keptIn(kept).length).toBe(9);
    expect(readdirSync(out).sort()).toEqual([
      ...['classes.csv', 'confusion.csv', 'epochs.csv', 'folds.csv', 'kept', 'learning-curves.csv'],
      ...['models.csv', 'report.html'],
    ]);
    expect(readFileSync(join(out, 'folds.csv'), 'utf8').split('\r\n').length).toBe(1 + 9 + 1);
  }, 120_000);

  it('says where there are fewer folds than were asked for', async () => {
    const few = join(root, 'few.csv');
    const rows = ['Anna', 'Ben', 'Cleo'].flatMap((artist, at) =>
      ['calm', 'loud'].map((genre) => `${artist} ${genre}.mp3,${genre},${artist},${at},${genre.length + at}`),
    );
    writeFileSync(few, ['file,genre,artist,a,b', ...rows].join('\n'));
    const asked = (folds: string) =>
      cli(['compare', '--table', few, '--models', 'majority', '--curve-folds', '0', '--folds', folds]);
    expect(await asked('9')).toMatchObject({
      code: 0,
      stderr: 'Only 3 of 9 folds can be made: there are too few artists, or files, for more.\n',
    });
    expect(await asked('3')).toMatchObject({ code: 0, stderr: '' });
  });

  it('does not let --overfit-batch go with what only a whole comparison writes', async () => {
    expect(await cli(['compare', root, '--overfit-batch', '--out', join(root, 'none')])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining("'--overfit-batch' cannot be used with option '--out <dir>'"),
    });
  });
});
