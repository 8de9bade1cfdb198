// Time of resampling 30 s of one channel from each usual rate to 22,050 Hz.
import { parseArgs } from 'node:util';
import { resample } from '../src/core/dsp/resample.ts';
import { noise } from '../tests/helpers/signals.ts';
import { printDocument } from './report/targets.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const seconds = 30;
const repeats = 15;

const rows = [44_100, 48_000, 88_200, 96_000, 32_000].map((rate) => {
  const signal = noise(rate * seconds);
  const times = Array.from({ length: repeats }, () => {
    const before = process.cpuUsage();
    resample(signal, rate, 22_050);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }).toSorted((a, b) => a - b);
  return { rate, cpuMs: Math.round((times[Math.floor(repeats / 2)] ?? Number.NaN) * 10) / 10 };
});
if (values.json) printDocument([], { seconds, rows });
else console.table(rows);
