// `npm run bench -- library [--json] [tracks]`: the queries of the screens in a generated library of 100,000 tracks.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rowsAtOnce } from '../src/core/contract/tracks.ts';
import type { FoundNames } from '../src/core/domain/found.ts';
import { albumOrder, type TrackSort } from '../src/core/domain/listing.ts';
import { noTags } from '../src/main/library/tags.ts';
import { type OpenStore, openStore } from '../src/main/store/store.ts';
import { fillLibrary, genres, name, random } from './library/generated.ts';
import { printDocument } from './report/targets.ts';

const json = process.argv.includes('--json');
const size = Number(process.argv.slice(2).find((argument) => /^\d+$/.test(argument)) ?? 100_000);
const repeats = 15;

interface Timing {
  readonly name: string;
  readonly results: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
  readonly first: number;
  /** Median of processor time, which other work on the machine does not change. */
  readonly cpu: number;
}

const folder = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
try {
  run(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(libraryDir: string): void {
  const opened = openStore(libraryDir, () => 0);
  const { store } = opened;
  const started = performance.now();
  fillLibrary(opened.transaction, size);
  const filledSeconds = (performance.now() - started) / 1000;
  const byArtist: TrackSort = [
    { key: 'artist', direction: 'ascending' },
    { key: 'album', direction: 'ascending' },
    { key: 'path', direction: 'ascending' },
  ];
  const byConfidence: TrackSort = [{ key: 'confidence', direction: 'descending' }];
  const genreId = store.genres.idOf('jazz');
  if (genreId === null) throw new Error('no jazz');
  const all = store.tracks.query({}, byArtist);
  const timings = [
    time(
      'all tracks by artist, after every tag changed',
      () => store.tracks.query({}, byArtist),
      () => touch(opened),
    ),
    time('all tracks by artist', () => store.tracks.query({}, byArtist)),
    time('all tracks by title', () => store.tracks.query({}, [{ key: 'title', direction: 'ascending' }])),
    time('genre click', () => store.tracks.query({ genreId }, byArtist)),
    time(
      'genre click by confidence, after a correction',
      () => store.tracks.query({ genreId }, byConfidence),
      () => correct(opened, all[0] ?? 1),
    ),
    time("search 'm'", () => store.tracks.query({ search: 'm' }, byArtist)),
    time("search 'mora'", () => store.tracks.query({ search: 'mora' }, byArtist)),
    time("search 'mora lin 7'", () => store.tracks.query({ search: 'mora lin 7' }, byArtist)),
    time("palette: 'm'", () => foundIn(store.tracks.find('m', 8))),
    time("palette: 'mora'", () => foundIn(store.tracks.find('mora', 8))),
    time("palette: 'mora lin'", () => foundIn(store.tracks.find('mora lin', 8))),
    time('search in a genre', () => store.tracks.query({ genreId, search: 'mora' }, byArtist)),
    time('filters: BPM, key, year, format', () =>
      store.tracks.query(
        {
          tempoBpm: { min: 100, max: 130 },
          musicalKeys: ['A minor'],
          year: { min: 1980 },
          formats: ['FLAC'],
        },
        byArtist,
      ),
    ),
    time('needs review', () => store.tracks.query({ needsReview: true }, byConfidence)),
    time('disagreements', () => store.tracks.query({ disagrees: true }, byConfidence)),
    time('a folder and all below', () =>
      store.tracks.query({ folder: { path: '/music/4', below: true } }, albumOrder),
    ),
    time('headings by album, all tracks', () => store.tracks.grouped({}, byArtist, 'album').ids),
    time('rows of one screen', () => store.tracks.rows(all.slice(5000, 5000 + rowsAtOnce))),
    time('counts beside the views', () => [store.tracks.views()]),
    time('genres with counts', () => store.genres.list()),
  ];
  opened.close();
  if (json) printDocument([], { tracks: size, filledSeconds, timings });
  else print(filledSeconds, timings);
}

/** A tag of one track changes, which invalidates every order by tags. */
function touch({ store, transaction }: OpenStore): void {
  const path = '/music/touched.flac';
  const found = store.tracks.atPath(path)[0];
  const file = {
    rootId: 1,
    path: Buffer.from(path),
    displayPath: path,
    size: 1,
    mtimeMs: 1,
    fingerprint: null,
  };
  const whole = { ...file, artistKey: 'x', tags: { ...noTags, title: name(1) } };
  transaction((write) => {
    if (found === undefined) write.tracks.add(whole);
    else write.tracks.update(found, whole, false);
  });
}

function correct({ store, transaction }: OpenStore, trackId: number): void {
  transaction((write) => {
    write.labels.set([trackId], store.genres.idOf(genres[Math.floor(random() * genres.length)] ?? ''));
  });
}

function time(what: string, work: () => readonly unknown[], before?: () => void): Timing {
  let results = 0;
  const cpus: number[] = [];
  const times = Array.from({ length: repeats }, () => {
    before?.();
    const started = performance.now();
    const cpu = process.cpuUsage();
    results = work().length;
    const { user, system } = process.cpuUsage(cpu);
    cpus.push((user + system) / 1000);
    return performance.now() - started;
  });
  const first = times[0] ?? 0;
  return { name: what, results, median: at(times, 0.5), p95: at(times, 0.95), first, cpu: at(cpus, 0.5) };
}

function at(values: readonly number[], share: number): number {
  return (
    values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0
  );
}

function print(filledSeconds: number, timings: readonly Timing[]): void {
  console.log(`${size} tracks generated in ${filledSeconds.toFixed(1)} s`);
  const columns = ['results', 'first', 'median', 'p95', 'cpu'].map((title) => title.padStart(9)).join('');
  console.log(`${'milliseconds'.padEnd(48)}${columns}`);
  for (const { name: what, results, first, median, p95, cpu } of timings) {
    const figures = [first, median, p95, cpu].map((value) => value.toFixed(1).padStart(9)).join('');
    console.log(`${what.padEnd(48)}${String(results).padStart(9)}${figures}`);
  }
}

function foundIn({ tracks, artists, albums }: FoundNames): readonly unknown[] {
  return [...tracks, ...artists, ...albums];
}
