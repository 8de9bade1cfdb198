// `npm run bench -- scale [--tracks 20000] [--only store,scanning,…] [--json]`: what is asked of a large library, part by part, each
// in a process of its own, at 1,000 tracks and at so many; how each figure grows, by the number of tracks.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { printDocument, type Target } from './report/targets.ts';

const small = 1000;

/** Arguments of the benchmark that measures a part; those of one size are the same whatever the library has. */
const parts: Readonly<Record<string, (tracks: number) => readonly string[]>> = {
  store: (tracks) => ['store', `${tracks}`],
  scanning: (tracks) => ['scanning', '--files', `${tracks}`],
  learning: (tracks) => ['learning', '--known', `${tracks}`],
  window: (tracks) => ['window', '--tracks', `${tracks}`, '--visits', '2'],
  listening: () => ['listening'],
};

const documentSchema = z.looseObject({
  targets: z.array(z.object({ name: z.string(), value: z.number(), target: z.number(), met: z.boolean() })),
});
type Measured = z.infer<typeof documentSchema>;

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

const found: Grown[] = [];
const documents: Record<string, { readonly small: Measured | null; readonly large: Measured }> = {};
for (const name of wanted) {
  const ask = parts[name];
  if (ask === undefined) continue;
  const grows = ask(small).join() !== ask(tracks).join();
  const before = grows ? await run(ask(small)) : null;
  const large = await run(ask(tracks));
  documents[name] = { small: before, large };
  for (const [n, target] of large.targets.entries()) {
    const first = before?.targets[n]?.value ?? 0;
    const growth = first === 0 ? null : target.value / first / (tracks / small);
    found.push({ ...target, growth });
    if (!options.json) console.log(line({ ...target, growth }));
  }
}
if (options.json) printDocument(found, { tracks, documents });

function line({ name, value, target, met, growth }: Grown): string {
  const grown = growth === null ? '' : `, grows ${growth.toFixed(2)} times a track`;
  return `${met ? 'met   ' : 'missed'} ${name}: ${value.toFixed(2)} (${target.toFixed(2)} asked${grown})`;
}

/** Throws where the benchmark does not come to its end. */
async function run([name = '', ...args]: readonly string[]): Promise<Measured> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'run.ts'), name, '--json', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed = text(child.stdout);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`bench -- ${name} ${args.join(' ')} ended with ${code}`);
  return documentSchema.parse(JSON.parse(await printed));
}
