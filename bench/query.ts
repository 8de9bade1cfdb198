// `npm run bench -- query [--json] [tracks]`: searches in a generated library of 100,000 tracks with five tags each, many of each kind, each with
// values of its own: in the store, first of all and once columns are in memory; and how long it takes until a search can be completed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { places } from '../scripts/start/project.ts';
import type { TrackSort } from '../src/core/domain/listing.ts';
import { openStore, type Store } from '../src/main/store/store.ts';
import { createGenreWords } from '../src/main/work/genreWords.ts';
import { fillLibrary, genres, name, random } from './library/generated.ts';
import { fillTags } from './library/tags.ts';
import { atMost, printDocument } from './report/targets.ts';

const json = process.argv.includes('--json');
const size = Number(process.argv.slice(2).find((argument) => /^\d+$/.test(argument)) ?? 100_000);
const repeats = 25;
const limits = { queryMs: 20, completionMs: 50 };

const pick = <T>(all: readonly T[]): T | string => all[Math.floor(random() * all.length)] ?? '';
const whole = (from: number, to: number): number => from + Math.floor(random() * (to - from));
const genre = (): string => `"${pick(genres)}"`;
const word = (): string => name(1).slice(0, whole(2, 6));

/** As people ask, from one word to all that the language has. */
const kinds: Readonly<Record<string, () => string>> = {
  'a letter': () => pick('abcdefghijklmnopqrstuvwxyz'.split('')),
  'a word': word,
  'three words': () => `${word()} ${word()} ${word()}`,
  'a genre by a word': () => pick(['hip', 'rock', 'jazz', 'metal', 'disco']),
  'a genre': () => `genre:${genre()}`,
  'genre and years': () => `genre:${genre()} year:${whole(1960, 1990)}..${whole(1990, 2019)}`,
  'years and tempo': () => `year:${whole(1960, 1990)}..${whole(1990, 2019)} bpm>${whole(80, 160)}`,
  'an artist': () => `artist:${word()}`,
  'an artist by name': () => `artist:"${name(2)}"`,
  'a title': () => `title:${word()}`,
  'a letter of titles': () => `title:${pick(['m', 't', 's', 'e', 'd'])}`,
  'an album but not live': () => `album:${word()} -${word()}`,
  'a tag': () => `tag:"tag ${whole(0, 200)}"`,
  'tags and no tag': () => `tag:"tag ${whole(0, 20)}" -tag:"tag ${whole(20, 200)}"`,
  'who says and how surely': () =>
    `said:${pick(['me', 'nobody', 'tag', 'model'])} confidence<0.${whole(1, 9)}`,
  'doubtful ones': () => `is:doubtful length>${whole(2, 5)}:00`,
  'key and format': () => `key:${pick(['Am', 'C', '8B', 'F#m'])} format:${pick(['flac', 'mp3'])}`,
  'lists and brackets': () =>
    `(genre:${genre()},${genre()} OR bpm:${whole(60, 120)}..${whole(120, 180)}) -(artist:${word()} OR year<${whole(1965, 2000)})`,
  'the example': () =>
    `genre:${genre()} year:1990..1999 bpm>${whole(60, 120)} -${word()} tag:"tag ${whole(0, 5)}" confidence<0.${whole(3, 9)} added:30d`,
};

const libraryDir = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
try {
  const opened = openStore(libraryDir);
  fillLibrary(opened.transaction, size);
  fillTags(opened);
  opened.transaction((write) => createGenreWords(opened.store, places.resourcesDir).refresh(write));
  opened.close();
  run();
} finally {
  rmSync(libraryDir, { recursive: true, force: true });
}

function run(): void {
  const { store, close } = openStore(libraryDir);
  const sort: TrackSort = [
    { key: 'artist', direction: 'ascending' },
    { key: 'album', direction: 'ascending' },
    { key: 'path', direction: 'ascending' },
  ];
  store.tracks.query({}, sort);
  const figures = Object.entries(kinds).map(([kind, text]) => {
    const first = timed(store, text(), sort);
    const all = Array.from({ length: repeats }, () => timed(store, text(), sort));
    return { kind, firstMs: first.ms, all };
  });
  const completed = (['genre', 'artist', 'album', 'albumArtist', 'key', 'format'] as const).flatMap((field) =>
    Array.from({ length: repeats }, () => {
      const startedAt = performance.now();
      store.tracks.completions(field, word().slice(0, whole(0, 4)), 8);
      return performance.now() - startedAt;
    }),
  );
  close();
  const ms = figures.flatMap(({ all }) => all.map((one) => one.ms));
  const cpu = figures.flatMap(({ all }) => all.map((one) => one.cpu));
  const targets = [
    atMost('a search in the store: 95 of 100 answers within (ms)', at(ms, 0.95), limits.queryMs),
    atMost('the same in processor time (ms)', at(cpu, 0.95), limits.queryMs),
    atMost('how it may go on: 95 of 100 answers within (ms)', at(completed, 0.95), limits.completionMs),
  ];
  const rows = figures.map(({ kind, firstMs, all }) => ({
    kind,
    results: Math.round(all.reduce((sum, { results }) => sum + results, 0) / all.length),
    firstMs,
    medianMs: at(
      all.map((one) => one.ms),
      0.5,
    ),
    p95Ms: at(
      all.map((one) => one.ms),
      0.95,
    ),
    p95Cpu: at(
      all.map((one) => one.cpu),
      0.95,
    ),
  }));
  if (json) {
    printDocument(targets, { tracks: size, searches: ms.length, kinds: rows });
    return;
  }
  console.log(`${'milliseconds'.padEnd(28)}  results    first   median      p95  p95 cpu`);
  for (const { kind, results, ...times } of rows)
    console.log(
      `${kind.padEnd(28)}${String(results).padStart(9)}${Object.values(times)
        .map((value) => value.toFixed(1).padStart(9))
        .join('')}`,
    );
  for (const { name: what, value, target, met } of targets)
    console.log(`${met ? 'met   ' : 'missed'} ${what}: ${value.toFixed(1)} (${target})`);
}

function timed(store: Store, query: string, sort: TrackSort) {
  const before = process.cpuUsage();
  const startedAt = performance.now();
  const results = store.tracks.query({ query }, sort).length;
  const ms = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(before);
  return { ms, cpu: (user + system) / 1000, results };
}

function at(values: readonly number[], share: number): number {
  return (
    values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0
  );
}
