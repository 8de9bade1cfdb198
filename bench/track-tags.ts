// `npm run bench -- track-tags [--json] [tracks] [rows]`: tags of tracks in a generated library (100,000 tracks with five tags each): filters, a long
// selection, and the import of a folksonomy (1,000,000 rows, every second one with a tag of its own), with the pauses of the main thread.
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createRouterClient } from '@orpc/server';
import { places } from '../scripts/start/project.ts';
import { createApp } from '../src/main/app.ts';
import { openStore } from '../src/main/store/store.ts';
import { fillLibrary } from './library/generated.ts';
import { fillTags } from './library/tags.ts';
import { atMost, printDocument, type Target } from './report/targets.ts';
import { type Measured, measure } from './retrain/meter.ts';

const json = process.argv.includes('--json');
const [size = 100_000, rows = 1_000_000] = process.argv
  .slice(2)
  .flatMap((text) => (/^\d+$/.test(text) ? [Number(text)] : []));
/** Asked so often for each of several filters. */
const rounds = 40;
const limits = { filterMs: 20, blockMs: 50, importSeconds: 60, memoryBytes: 2 * 1024 ** 3 };

const libraryDir = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
try {
  fill();
  const { filterMs, figures, importSeconds, peakBytes } = await run();
  const targets: Target[] = [
    atMost('a filter by tags: 95 of 100 answers within (ms)', filterMs, limits.filterMs),
    ...figures.map(({ name, longestBlockCpu }) =>
      atMost(`${name}: the main thread is blocked (ms)`, longestBlockCpu, limits.blockMs),
    ),
    atMost(`import of ${rows} rows (s)`, importSeconds, limits.importSeconds),
    atMost('memory of the process (bytes)', peakBytes, limits.memoryBytes),
  ];
  if (json) printDocument(targets, { tracks: size, rows, figures });
  else
    for (const { name, value, target, met } of targets)
      console.log(`${met ? 'met   ' : 'missed'} ${name}: ${value.toFixed(1)} (${target})`);
} finally {
  rmSync(libraryDir, { recursive: true, force: true });
}

function fill(): void {
  const opened = openStore(libraryDir, () => 0);
  fillLibrary(opened.transaction, size);
  fillTags(opened);
  opened.close();
}

async function run() {
  const csv = join(libraryDir, 'folksonomy.csv');
  await writeRows(csv);
  const app = await createApp({ ...places, libraryDir });
  const client = createRouterClient(app.router);
  let peakBytes = 0;
  const watch = setInterval(() => (peakBytes = Math.max(peakBytes, process.memoryUsage.rss())), 200);
  try {
    const tags = await client.trackTags.list({});
    const [a, b, c, d] = [0, 3, 20, 100].map((n) => ({ tagId: tags[n]?.id ?? 1 }));
    const filters = [
      { tags: [a ?? { tagId: 1 }] },
      { tags: [b ?? { tagId: 1 }, c ?? { tagId: 1 }] },
      { tags: [{ tagId: c?.tagId ?? 1, by: ['person' as const] }] },
      { tags: [d ?? { tagId: 1 }], withoutTags: [b?.tagId ?? 1] },
    ];
    const taken: number[] = [];
    for (let round = -3; round < rounds; round++)
      for (const filter of filters) {
        const startedAt = performance.now();
        await client.tracks.query({ filter });
        if (round >= 0) taken.push(performance.now() - startedAt);
      }
    taken.sort((x, y) => x - y);
    const everything = await client.tracks.query({});
    const figures: Measured[] = [
      (await measure('counting all tags', () => client.trackTags.list({}))).measured,
      (await measure('tags of all tracks selected', () => client.trackTags.of({ ids: everything }))).measured,
      (
        await measure('two tags said of all tracks', () =>
          client.trackTags.say({
            trackIds: everything,
            tags: [{ name: 'tag 3' }, { name: 'quite new' }],
            holds: true,
          }),
        )
      ).measured,
    ];
    const startedAt = performance.now();
    const imported = await measure('import', async () => {
      const { jobId } = await client.trackTags.import({ path: csv });
      for await (const { status } of await client.jobs.follow({ id: jobId }))
        if (status.state === 'failed') throw new Error(status.error.message);
    });
    const importSeconds = (performance.now() - startedAt) / 1000;
    return {
      filterMs: taken[Math.floor(taken.length * 0.95)] ?? 0,
      figures: [...figures, imported.measured],
      importSeconds,
      peakBytes,
    };
  } finally {
    clearInterval(watch);
    await app.close();
  }
}

/** Every second row is about a track of the library, every second has a tag that no other has. */
async function writeRows(path: string): Promise<void> {
  const { store, close } = openStore(libraryDir, () => 0);
  const songs = store.tracks.songs(0, size);
  close();
  const out = createWriteStream(path);
  out.write('track,tag,weight\n');
  for (let n = 0; n < rows; n++) {
    const song = n % 4 < 2 ? songs[(n * 7) % songs.length] : undefined;
    const track = song === undefined ? `Nobody ${n} - Song ${n}` : song.path;
    const tag =
      n % 2 === 0 ? `word${n} metal` : ['rock', 'sad', '80s metal', 'female vocalists'][(n >> 2) % 4];
    if (!out.write(`"${track}",${tag},${(n % 100) + 1}\n`)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}
