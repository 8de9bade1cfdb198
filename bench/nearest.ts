// `npm run bench -- nearest [--json] [--rounds 40]`: exact search by the kernel beside scikit-learn's, on the same rows.
//
// Single queries for the 100 nearest after a warm-up: the minimum by the clock, as other work on the machine takes time, and the mean
// processor time. scikit-learn is that of the Python named by STACKWAX_PYTHON (default python3), as people call it, with all threads, and
// with one; left out with a word where it is not there. The ids are compared with those of the plain implementation.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { places } from '../scripts/start/project.ts';
import { createRandom } from '../src/core/learning/maths/random.ts';
import { plainPoints } from '../src/core/space/pointStore.ts';
import { wasmPoints } from '../src/core/space/wasmPoints.ts';
import { atLeast, atMost, printDocument, type Target } from './report/targets.ts';

const timesSchema = z.object({ version: z.string(), ms: z.number(), processorMs: z.number() });

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '40' } },
});
const rounds = Number(values.rounds);
const dims = 300;
const limit = 100;
const create = wasmPoints(readFileSync(places.spaceKernelsFile));

const small = measure(100_000);
const large = measure(1_000_000);
const sklearn = beside(small.points);
const figures = {
  dims,
  limit,
  processorMs: { 100000: small.ms, 1000000: large.ms },
  clockMs: { 100000: small.ms, 1000000: large.ms },
  sealMs: { 100000: small.sealMs, 1000000: large.sealMs },
  sklearn,
  equalToPlain: small.isEqual,
};
const targets: Target[] = [
  atMost('100,000 x 300, top 100, ms', small.ms, 6),
  atMost('1,000,000 x 300, top 100, ms', large.ms, 60),
  atLeast('queries with the same ids as the plain implementation, share', small.isEqual, 1),
  ...(sklearn === null
    ? []
    : [atLeast('times faster than scikit-learn', sklearn.allThreads.ms / small.ms, 20)]),
];
if (values.json) printDocument(targets, figures);
else {
  console.log(
    `100,000 x ${dims}, top ${limit}: ${small.ms.toFixed(2)} ms (prepared in ${small.sealMs.toFixed(0)})`,
  );
  console.log(
    `1,000,000 x ${dims}, top ${limit}: ${large.ms.toFixed(1)} ms (prepared in ${large.sealMs.toFixed(0)})`,
  );
  if (sklearn === null) console.log('scikit-learn: not here (STACKWAX_PYTHON)');
  else
    console.log(
      `scikit-learn ${sklearn.allThreads.version}, brute, 100,000: ${sklearn.allThreads.ms.toFixed(1)} ms by the clock (${small.ms.toFixed(2)}); one thread ${sklearn.oneThread.processorMs.toFixed(1)} ms of processor time`,
    );
  console.log(`same ids as the plain implementation: ${(100 * small.isEqual).toFixed(0)} %`);
}

/** Normal values, the hardest case: all distances are nearly the same, and no column tells more than another. */
function measure(rows: number) {
  const random = createRandom(rows);
  const store = create(rows, dims);
  for (let at = 0; at < store.points.length; at++) store.points[at] = random.normal();
  const began = process.cpuUsage();
  const search = store.seal();
  const sealMs = process.cpuUsage(began).user / 1000;
  const passes = new Uint8Array(rows).fill(1);
  const queries = Array.from({ length: rounds }, (_, n) =>
    store.points.slice(n * dims, (n + 1) * dims).map((value) => value + 0.1 * random.normal()),
  );
  for (let n = 0; n < 2_000_000 / rows; n++) search(store.points.slice(0, dims), limit, passes);
  const times: number[] = [];
  const before = process.cpuUsage();
  const found = queries.map((query) => {
    const start = performance.now();
    const near = search(query, limit, passes);
    times.push(performance.now() - start);
    return near;
  });
  const used = process.cpuUsage(before);
  const plain = plainPoints(rows <= 100_000 ? rows : 0, dims);
  plain.points.set(store.points.subarray(0, plain.points.length));
  const plainSearch = plain.seal();
  const checked = queries.slice(0, plain.points.length === 0 ? 0 : 5);
  const equal = checked.filter((query, n) => {
    const wanted = plainSearch(query, limit, passes).rows;
    return wanted.every((row, at) => row === found[n]?.rows[at]);
  });
  return {
    ms: Math.min(...times),
    processorMs: (used.user + used.system) / 1000 / rounds,
    sealMs,
    points: store.points,
    isEqual: equal.length / Math.max(1, checked.length),
  };
}

function beside(points: Float32Array) {
  const folder = mkdtempSync(join(tmpdir(), 'stackwax-nearest-'));
  try {
    const file = join(folder, 'points.f32');
    writeFileSync(file, new Uint8Array(points.buffer, points.byteOffset, points.byteLength));
    const script = join(import.meta.dirname, 'nearest', 'sklearn_nearest.py');
    const python = process.env['STACKWAX_PYTHON'] ?? 'python3';
    const asked = [script, file, String(dims), String(limit), String(rounds)];
    const run = (env: Record<string, string>) => {
      const options = { encoding: 'utf8' as const, env: { ...process.env, ...env } };
      const { status, stdout } = spawnSync(python, asked, options);
      return status === 0 ? timesSchema.parse(JSON.parse(stdout)) : null;
    };
    const allThreads = run({});
    const oneThread = run({ OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' });
    return allThreads === null || oneThread === null ? null : { allThreads, oneThread };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
