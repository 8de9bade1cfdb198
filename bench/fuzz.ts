// `npm run bench -- fuzz [--seed n] [--inputs n] [--from n] [--workers n] [--json]`: damaged files through the real workers.
import { parseArgs } from 'node:util';
import { sharedData } from '../tests/helpers/shared.ts';
import { type FuzzedInput, fuzz, samplesIn } from './fuzz/fuzz.ts';
import { atLeast, atMost, printDocument } from './report/targets.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    inputs: { type: 'string', default: '20000' },
    // One input again: its number here, and one input.
    from: { type: 'string', default: '0' },
    workers: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  },
});
const [seed, inputs, from, workers] = [values.seed, values.inputs, values.from, values.workers].map(Number);
if (![seed, inputs, from, workers].every(Number.isSafeInteger)) throw new Error('these are whole numbers');

const started = performance.now();
let done = 0;
const all = await fuzz({
  samples: samplesIn(sharedData('samples')),
  seed: seed ?? 1,
  inputs: inputs ?? 0,
  from: from ?? 0,
  workers: workers ?? 1,
  onInput(input) {
    done += 1;
    for (const { question, fault, failure } of input.asked) {
      if (fault !== null)
        console.error(`${input.index} ${question}: ${fault}: ${failure?.message} (${input.damage})`);
    }
    if (input.seconds > 5)
      console.error(`${input.index} took ${input.seconds.toFixed(1)} s (${input.damage})`);
    if (done % 500 === 0)
      console.error(`${done} of ${inputs} after ${((performance.now() - started) / 1000).toFixed(0)} s`);
  },
});

const faulty = (fault: string): number =>
  all.flatMap(({ asked }) => asked).filter((one) => one.fault === fault).length;
const slowest = (of: (input: FuzzedInput) => number): FuzzedInput[] =>
  all.toSorted((a, b) => of(b) - of(a)).slice(0, 10);
const longest = Math.max(0, ...all.flatMap(({ asked }) => asked.map(({ seconds }) => seconds)));
const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20);
const kinds: Record<string, Record<string, number>> = {};
for (const { question, failure } of all.flatMap(({ asked }) => asked)) {
  const kind = failure?.kind ?? 'answered';
  kinds[question] = { ...kinds[question], [kind]: (kinds[question]?.[kind] ?? 0) + 1 };
}
const targets = [
  atLeast('damaged inputs', all.length, 20_000),
  atMost('workers that died', faulty('the worker died'), 0),
  atMost('slowest question, s', longest, 60),
  atMost('given up after minutes', faulty('it took too long'), 0),
  atMost(
    'failures without a reason that names the file',
    faulty('it failed without a reason') + faulty('its reason is empty') + faulty('its reason names no file'),
    0,
  ),
];
const brief = ({ index, damage, seconds, residentBytes }: FuzzedInput): object => ({
  index,
  damage,
  seconds: Number(seconds.toFixed(2)),
  megabytes: megabytes(residentBytes),
});
const report = {
  seed,
  from,
  seconds: Math.round((performance.now() - started) / 1000),
  kinds,
  slowest: slowest(({ seconds }) => seconds).map(brief),
  largest: slowest(({ residentBytes }) => residentBytes).map(brief),
};
if (values.json) printDocument(targets, report);
else {
  console.table(targets);
  console.table(kinds);
  console.table(report.slowest);
  console.table(report.largest);
}
