// `npm run bench -- scale [--tracks 20000] [--only store,scanning,…] [--json]`: what is asked of a large library, part by part, each
// in a process of its own, at 1,000 tracks and at so many; how each figure grows, by the number of tracks. What it does is told on
// stderr; Ctrl-C ends it, and what it made goes. A part that fails is told, and the others go on.
import { parseArgs } from 'node:util';
import { atMost, printDocument, type Target } from './report/targets.ts';
import { type Measured, runPart } from './scale/part.ts';

const small = 1000;

/** Arguments of the benchmark that measures a part; those of one size are the same whatever the library has. */
const parts: Readonly<Record<string, (tracks: number) => readonly string[]>> = {
  store: (tracks) => ['store', `${tracks}`],
  scanning: (tracks) => ['scanning', '--files', `${tracks}`],
  learning: (tracks) => ['learning', '--known', `${tracks}`],
  window: (tracks) => ['window', '--tracks', `${tracks}`, '--visits', '2'],
  listening: () => ['listening', '--rounds', '7'],
};

/** What is to grow no faster than the library; noise may be a quarter. */
const linear = [
  'a playlist of all tracks: processor time (s)',
  'list --json: processor time (s)',
  'a summary of all tracks (ms)',
  'a list below its albums (ms)',
];
const steepest = 1.25;

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    tracks: { type: 'string', default: '20000' },
    only: { type: 'string', default: Object.keys(parts).join(',') },
  },
});
const tracks = Number(options.tracks);
const wanted = options.only.split(',');
const unknown = wanted.filter((name) => parts[name] === undefined);
if (unknown.length > 0 || !Number.isInteger(tracks) || tracks < small) {
  console.error(`usage: --tracks <${small} or more> --only <${Object.keys(parts).join(',')}>`);
  process.exit(2);
}

interface Grown extends Target {
  /** How much more it is at `tracks` than at 1,000, by the number of tracks: 1 is linear; null where it does not depend on it. */
  readonly growth: number | null;
}

interface Part {
  /** By the clock, of both sizes. */
  readonly seconds: number;
  /** Null where it is the same whatever the library has. */
  readonly small: Measured | null;
  readonly large: Measured;
}

const cancelled = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => cancelled.abort(new Error('cancelled')));

const begunAt = performance.now();
const found: Grown[] = [];
const documents: Record<string, Part> = {};
const failed: { readonly part: string; readonly why: string }[] = [];
for (const name of wanted) {
  const ask = parts[name];
  if (ask === undefined || cancelled.signal.aborted) continue;
  try {
    const part = await measured(name, ask);
    documents[name] = part;
    for (const target of grown(part)) {
      found.push(target);
      if (!options.json) console.log(line(target));
    }
  } catch (error) {
    if (cancelled.signal.aborted) break;
    const why = error instanceof Error ? error.message : String(error);
    failed.push({ part: name, why });
    say(`${name} failed: ${why}`);
  }
}
const isCancelled = cancelled.signal.aborted;
if (isCancelled) say('cancelled; what was made is removed');
// What was measured before it was cancelled stands.
if (options.json) printDocument(found, { tracks, cancelled: isCancelled, failed, documents });
process.exitCode = isCancelled ? 130 : failed.length > 0 ? 1 : 0;

function say(text: string): void {
  const seconds = ((performance.now() - begunAt) / 1000).toFixed(0);
  console.error(`[${seconds.padStart(5)} s] ${text}`);
}

/** At both sizes, one after the other. */
async function measured(name: string, ask: (tracks: number) => readonly string[]): Promise<Part> {
  const startedAt = performance.now();
  const place = `${wanted.indexOf(name) + 1} of ${wanted.length}`;
  const at = async (size: number, shown: string): Promise<Measured> => {
    say(`${name} (${place})${shown}`);
    return await runPart(ask(size), cancelled.signal);
  };
  const grows = tracks > small && ask(small).join() !== ask(tracks).join();
  const before = grows ? await at(small, ` at ${small} tracks`) : null;
  const large = await at(tracks, grows ? ` at ${tracks} tracks` : '');
  return { seconds: (performance.now() - startedAt) / 1000, small: before, large };
}

/** What is asked at `tracks`, and what is asked of the smaller library alone: a name tells of how many tracks. */
function grown({ small: before, large }: Part): Grown[] {
  const kind = (name: string): string => name.replaceAll(/\d[\d,.]*/gu, '');
  const ofLarge = large.targets.map((target) => {
    const first = before?.targets.find(({ name }) => kind(name) === kind(target.name))?.value ?? 0;
    return { ...target, growth: first === 0 ? null : target.value / first / (tracks / small) };
  });
  const names = new Set(large.targets.map(({ name }) => name));
  const ofSmall = (before?.targets ?? []).filter(({ name }) => !names.has(name));
  const asGrown = ofLarge.flatMap(({ name, growth }) =>
    growth === null || !linear.includes(name)
      ? []
      : [atMost(`${name}: growth, by the track, 1 is linear`, growth, steepest)],
  );
  return [...ofLarge, ...[...ofSmall, ...asGrown].map((target) => ({ ...target, growth: null }))];
}

function line({ name, value, target, met, growth }: Grown): string {
  const grows = growth === null ? '' : `, grows ${growth.toFixed(2)} times a track`;
  return `${met ? 'met   ' : 'missed'} ${name}: ${value.toFixed(2)} (${target.toFixed(2)} asked${grows})`;
}
