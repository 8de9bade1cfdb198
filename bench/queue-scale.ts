// `npm run bench -- queue-scale [--tracks 10000000] [--workers 64] [--threads 16] [--json] ...`: a scan of a large library on many machines, simulated from
// measured figures (docs/scale.md); each can be set anew.
//
// Three things are shared by all threads and serve one after the other: the library's process (hands in, takes out, commits), Redis, and the
// storage. Each thread reads a file, then computes; how long that takes varies as lengths of tracks do. Workers are killed at random, and
// what they had in hand begins anew elsewhere when it is missed.
import { parseArgs } from 'node:util';
import { createRandom } from '../src/core/learning/maths/random.ts';
import { simulate } from './queue/simulation.ts';
import { printDocument } from './report/targets.ts';

const { values } = parseArgs({
  options: {
    tracks: { type: 'string', default: '10000000' },
    workers: { type: 'string', default: '64' },
    threads: { type: 'string', default: '16' },
    /** Seconds of processor time to listen to a track; standard deviation of its logarithm. */
    listen: { type: 'string', default: '0.17' },
    spread: { type: 'string', default: '0.5' },
    /** Of a track that are read from the storage, and what that delivers a second. */
    megabytes: { type: 'string', default: '9.8' },
    bandwidth: { type: 'string', default: '2500' },
    /** Milliseconds a task: the feeder's, the writer's, Redis's, a worker's own. */
    feeder: { type: 'string', default: '0.26' },
    commit: { type: 'string', default: '0.18' },
    redis: { type: 'string', default: '0.30' },
    overhead: { type: 'string', default: '0.52' },
    /** Milliseconds to take in a file's tags, before anything is listened to, at two at once. */
    tags: { type: 'string', default: '2.31' },
    /** Hours that a worker runs until it is killed, and seconds until what it had is taken again. */
    life: { type: 'string', default: '24' },
    missed: { type: 'string', default: '8' },
    /** What an hour of one processor core costs. */
    price: { type: 'string', default: '0.04' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const { json, ...texts } = values;
const number = (name: keyof typeof texts): number => {
  const value = Number(texts[name]);
  if (value >= 0 && Number.isFinite(value)) return value;
  console.error(`usage: --${name} <a number from 0>`);
  process.exit(2);
};
const tracks = number('tracks');
const cores = number('workers') * number('threads');
const startedAt = performance.now();
const { seconds, busy, lost } = simulate(
  {
    tracks,
    workers: number('workers'),
    threads: number('threads'),
    listenSeconds: number('listen') + number('overhead') / 1000,
    spread: number('spread'),
    readSeconds: number('megabytes') / number('bandwidth'),
    libraryMs: number('feeder') + number('commit'),
    redisMs: number('redis'),
    lifeSeconds: number('life') * 3600,
    missedSeconds: number('missed'),
  },
  createRandom(number('seed')),
);
const hours = seconds / 3600;
const listenHours = (tracks * (number('listen') + number('overhead') / 1000)) / 3600;
const figures = {
  ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, Number(text)])),
  hours: rounded(hours),
  tracksPerSecond: Math.round(tracks / seconds),
  coreHoursOfListening: Math.round(listenHours),
  corePricePerMillion: rounded(((listenHours * number('price')) / tracks) * 1e6),
  paidPerMillion: rounded(((hours * cores * number('price')) / tracks) * 1e6),
  terabytesRead: rounded((tracks * number('megabytes')) / 1e6),
  hoursOfTagsBefore: rounded((tracks * number('tags')) / 1000 / 3600 / 2),
  lostAndBegunAgain: lost,
  busyShare: {
    threads: rounded(busy.threads),
    storage: rounded(busy.storage),
    library: rounded(busy.library),
    redis: rounded(busy.redis),
  },
  simulatedIn: rounded((performance.now() - startedAt) / 1000),
};
if (json) printDocument([], figures);
else {
  const share = (part: number): string => `${Math.round(part * 100)} %`;
  console.log(`${tracks} tracks on ${values.workers} workers with ${values.threads} threads each`);
  console.log(`  listened to in ${figures.hours} h, ${figures.tracksPerSecond} tracks a second`);
  console.log(
    `  busy: threads ${share(busy.threads)}, storage ${share(busy.storage)}, the library's process ${share(busy.library)}, Redis ${share(busy.redis)}`,
  );
  console.log(
    `  ${figures.coreHoursOfListening} core hours of listening, ${figures.terabytesRead} TB read, ${lost} tracks begun again`,
  );
  console.log(
    `  per million tracks: ${figures.corePricePerMillion} for the cores' work, ${figures.paidPerMillion} for the cores as long as they were there (at ${values.price} a core hour)`,
  );
  console.log(`  tags before, by the library's machine alone: ${figures.hoursOfTagsBefore} h`);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
