// `npm run bench -- bombs [--only text] [--json]`: time and memory of files made to exhaust them, each in a worker of its own.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { sharedData } from '../tests/helpers/shared.ts';
import { extendedSparsely, longWave, tagBombs, writeTagBomb } from './bombs/bombs.ts';
import { askEverything } from './fuzz/questions.ts';
import { newWorker } from './fuzz/worker.ts';
import { childrensCpuSeconds, residentBytes } from './report/memory.ts';
import { atMost, printDocument } from './report/targets.ts';

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, json: { type: 'boolean', default: false } },
});

const gigabyte = 2 ** 30;
/** One of each kind, by its extension. */
const sparse = [
  'wma',
  'wv',
  'mp3',
  'flac',
  'ogg',
  'opus',
  'm4a',
  'aac',
  'ape',
  'mpc',
  'dsf',
  'aif',
  'wav',
  'webm',
  'mka',
];
const folder = mkdtempSync(join(tmpdir(), 'stackwax-bombs-'));

function sampleOf(extension: string): string {
  const samples = sharedData('samples');
  const name = readdirSync(samples, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .find((file) => extname(file) === `.${extension}`);
  if (name === undefined) throw new Error(`there is no sample of ${extension}`);
  return join(samples, name);
}

const bombs: Readonly<Record<string, () => string>> = {
  ...Object.fromEntries(Object.keys(tagBombs).map((name) => [name, () => writeTagBomb(folder, name)])),
  ...Object.fromEntries(
    sparse.map((kind) => [
      `extended to 3 GB.${kind}`,
      () => extendedSparsely(sampleOf(kind), join(folder, `sparse.${kind}`), 3 * gigabyte),
    ]),
  ),
  '5.5 hours.wav': () => longWave(join(folder, 'long.wav'), 5.5),
};

const rows = [];
try {
  for (const [bomb, make] of Object.entries(bombs)) {
    if (!bomb.includes(values.only)) continue;
    const path = make();
    const client = newWorker();
    // Idle is a worker that has started.
    await client.ask('closeWav', { name: 'none' });
    const idle = residentBytes();
    let most = idle;
    const meter = setInterval(() => {
      most = Math.max(most, residentBytes());
    }, 10);
    const asked = await askEverything(client, path, folder);
    clearInterval(meter);
    const cpuSeconds = childrensCpuSeconds();
    await client.close();
    if (existsSync(path)) rmSync(path);
    const slowest = asked.toSorted((a, b) => b.seconds - a.seconds)[0];
    const row = {
      bomb,
      seconds: Number((slowest?.seconds ?? 0).toFixed(2)),
      question: slowest?.question ?? '',
      // Of all questions; on a busy machine the wall tells little.
      cpuSeconds,
      megabytes: Math.round((most - idle) / 2 ** 20),
      faults: asked
        .filter(({ fault }) => fault !== null)
        .map(({ question, fault }) => `${question}: ${fault}`),
    };
    rows.push(row);
    console.error(JSON.stringify(row));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const targets = rows.flatMap(({ bomb, seconds, megabytes, faults }) => [
  atMost(`${bomb}: slowest question, s`, seconds, 10),
  atMost(`${bomb}: memory over idle, MB`, megabytes, 300),
  atMost(`${bomb}: faults`, faults.length, 0),
]);
if (values.json) printDocument(targets, { rows });
else {
  console.table(rows);
  console.table(targets.filter(({ met }) => !met));
}
