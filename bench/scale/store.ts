// What a library of any size costs in the store, each figure by its name: of a folder that holds a library.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import packageJson from '../../package.json' with { type: 'json' };
import { projectRoot } from '../../scripts/start/project.ts';
import { albumOrder } from '../../src/core/domain/listing.ts';
import type { ExportFormat } from '../../src/core/domain/playlist.ts';
import { writeLists } from '../../src/main/jobs/export.ts';
import { exportLists } from '../../src/main/jobs/exportLists.ts';
import { wayOf } from '../../src/main/jobs/exportWay.ts';
import { noTags } from '../../src/main/library/tags.ts';
import { summarise } from '../../src/main/procedures/summary.ts';
import { openDatabase } from '../../src/main/store/database.ts';
import { libraryFileOf } from '../../src/main/store/folder.ts';
import { type OpenStore, openStore } from '../../src/main/store/store.ts';
import { measure } from '../retrain/meter.ts';

/** What Node is given for `npm run stackwax`. */
const commandLine = packageJson.scripts.stackwax.split(' ').slice(1);
const flags = commandLine.filter((argument) => argument.startsWith('--'));

const repeats = 9;
const firstRows = 200;

/** One playlist of all tracks; `longestBlockCpuMs`: what an idle machine would wait at most. */
export async function exported(libraryDir: string, format: ExportFormat = 'm3u8') {
  return await withStore(libraryDir, async ({ store, transaction }) => {
    const ids = store.tracks.query({}, albumOrder);
    const folder = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
    try {
      const way = wayOf({ format });
      const change: Parameters<typeof writeLists>[0]['change'] = (body) => transaction(body).result;
      const job = {
        signal: new AbortController().signal,
        report: () => undefined,
        ready: () => Promise.resolve(),
      };
      const { measured } = await measure('export', async () => {
        const lists = await exportLists(store, { tracks: { name: 'all', ids } });
        await writeLists({ store, change, now: Date.now }, lists, folder, way, job);
      });
      return { cpuSeconds: measured.cpuSeconds, longestBlockCpuMs: measured.longestBlockCpu };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** The same in a process of its own with the flags of the command line: what a bench has filled before is not there to be collected. */
export function exportedAlone(libraryDir: string): Awaited<ReturnType<typeof exported>> {
  const entry = fileURLToPath(new URL('./exporting.process.ts', import.meta.url));
  const told = execFileSync(process.execPath, [...flags, entry, libraryDir], { encoding: 'utf8' });
  return z.object({ cpuSeconds: z.number(), longestBlockCpuMs: z.number() }).parse(JSON.parse(told));
}

/** Says at the end of a process on stderr what it took: `cpu=` seconds of all threads, `peak=` megabytes. No file, whose types a compiler in the same process would have to strip. */
const saysWhatItTook = `data:text/javascript,${encodeURIComponent(`
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    process.stderr.write('cpu=' + (userCPUTime + systemCPUTime) / 1e6 + ' peak=' + maxRSS / 1000);
  });`)}`;

/** `stackwax list --json` as a process of its own, as `npm run stackwax` starts it, read as fast as it prints. */
export async function listedAsJson(libraryDir: string) {
  const args = ['--import', saysWhatItTook, ...commandLine, 'list', '--json', '--library', libraryDir];
  const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] });
  let bytes = 0;
  let told = '';
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    told += chunk.toString();
  });
  const started = performance.now();
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`stackwax list ended with ${code}: ${told}`);
  const [, cpuSeconds = '', peakMb = ''] = /cpu=([\d.]+) peak=([\d.]+)/u.exec(told) ?? [];
  return {
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: Number(cpuSeconds),
    peakMb: Number(peakMb),
    documentMb: bytes / 1e6,
  };
}

async function firstList({ tracks }: OpenStore['store']): Promise<number[]> {
  await tracks.readAhead(albumOrder);
  const ids = tracks.query({}, albumOrder);
  tracks.rows(ids.slice(0, firstRows));
  return ids;
}

/**
 * Processor time of what a window asks for: where nothing is kept of an earlier session (anew), the first of all in a
 * session after that, and the median of several afterwards.
 */
export async function atRest(libraryDir: string) {
  const db = openDatabase(libraryFileOf(libraryDir));
  db.exec('DELETE FROM kept_lists');
  db.close();
  const anew = await withStore(libraryDir, async ({ store }) => ({
    listAnewMs: await cpuMs(() => firstList(store)),
    artistsAnewMs: await cpuMs(() => store.albums.artists('', Number.MAX_SAFE_INTEGER)),
  }));
  return await withStore(libraryDir, async ({ store }) => {
    const first = () => firstList(store);
    const firstListMs = await cpuMs(first);
    const ids = await first();
    const firstSummaryMs = await cpuMs(() => summarise({ store }, ids));
    const firstArtistsMs = await cpuMs(() => store.albums.artists('', ids.length));
    return {
      ...anew,
      firstListMs,
      firstSummaryMs,
      firstArtistsMs,
      listMs: await median(first),
      summaryMs: await median(() => summarise({ store }, ids)),
      artistsMs: await median(() => store.albums.artists('', ids.length)),
      byAlbumMs: await median(() => store.tracks.grouped({}, albumOrder, 'album')),
      viewsMs: await median(() => store.tracks.views()),
    };
  });
}

/** Lists in album order while tracks are added, 64 in a transaction, as a scan does: 5, 50 and 95 of 100, and the slowest. Changes the library. */
export async function listedWhileAdding(libraryDir: string, transactions = 60) {
  return await withStore(libraryDir, async ({ store, transaction }) => {
    const [root] = store.roots.list();
    if (root === undefined) throw new Error(`${libraryDir} has no folder of music`);
    store.tracks.query({}, albumOrder);
    const times: number[] = [];
    for (let n = 0; n < transactions; n++) {
      transaction((write) => {
        for (let i = 0; i < 64; i++) {
          const path = `/added/${n}/${i}.mp3`;
          write.tracks.add({
            rootId: root.id,
            path: Buffer.from(path),
            displayPath: path,
            size: 1,
            mtimeMs: 1,
            fingerprint: `added ${n} ${i}`,
            artistKey: `artist:${n}`,
            tags: {
              ...noTags,
              title: `title ${i}`,
              artist: `artist ${n % 7}`,
              album: `album ${n}`,
              trackNumber: i,
            },
          });
        }
      });
      const started = performance.now();
      store.tracks.query({}, albumOrder);
      times.push(performance.now() - started);
    }
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number): number =>
      sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
    return { p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1) };
  });
}

/** What the library file takes. */
export function bytesATrack(libraryDir: string): number {
  const { store, close } = openStore(libraryDir);
  const tracks = store.tracks.query({}, []).length;
  close();
  return statSync(libraryFileOf(libraryDir)).size / Math.max(1, tracks);
}

/** From an open file to the rows of the first screen, without what loads the program. */
export function startedMs(libraryDir: string): number {
  const started = performance.now();
  const { store, close } = openStore(libraryDir);
  const ids = store.tracks.query({}, albumOrder);
  store.tracks.rows(ids.slice(0, firstRows));
  const ms = performance.now() - started;
  close();
  return ms;
}

async function withStore<Result>(
  libraryDir: string,
  use: (opened: OpenStore) => Promise<Result>,
): Promise<Result> {
  const opened = openStore(libraryDir);
  try {
    return await use(opened);
  } finally {
    opened.close();
  }
}

async function median(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < repeats; n++) times.push(await cpuMs(work));
  return times.toSorted((a, b) => a - b)[repeats >> 1] ?? 0;
}

async function cpuMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
