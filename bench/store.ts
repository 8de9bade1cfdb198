// `npm run bench -- store [--json] [tracks]`: the store at 1,000 generated tracks and at 20,000, with how each figure grows.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../src/main/store/store.ts';
import { fillLibrary } from './library/generated.ts';
import { bytesAHeardTrack } from './library/heard.ts';
import { atMost, printDocument, type Target } from './report/targets.ts';
import {
  atRest,
  bytesATrack,
  exportedAlone,
  listedAsJson,
  listedWhileAdding,
  startedMs,
} from './scale/store.ts';

const json = process.argv.includes('--json');
const size = Number(process.argv.slice(2).find((argument) => /^\d+$/.test(argument)) ?? 20_000);

type Figures = Awaited<ReturnType<typeof measured>>;

const [small, large] = [await measured(1000), await measured(size)];
const targets = targetsOf(large);
if (json) printDocument(targets, { tracks: size, small, large });
else {
  const growth = size / 1000;
  console.log(`${'figure'.padEnd(44)}${'1,000'.padStart(12)}${String(size).padStart(12)}  times a track`);
  for (const [name, value] of flat(large)) {
    const before = flat(small).get(name) ?? 0;
    const grown = before === 0 ? '' : (value / before / growth).toFixed(2);
    console.log(
      `${name.padEnd(44)}${before.toFixed(2).padStart(12)}${value.toFixed(2).padStart(12)}  ${grown}`,
    );
  }
  for (const { name, value, target, met } of targets)
    console.log(`${met ? 'met   ' : 'missed'} ${name}: ${value.toFixed(2)} (${target})`);
}

async function measured(tracks: number) {
  const libraryDir = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
  try {
    const opened = openStore(libraryDir, () => 0);
    fillLibrary(opened.transaction, tracks);
    opened.close();
    return {
      bytesATrack: bytesATrack(libraryDir),
      startedMs: startedMs(libraryDir),
      export: exportedAlone(libraryDir),
      list: await listedAsJson(libraryDir),
      rest: await atRest(libraryDir),
      adding: await listedWhileAdding(libraryDir),
      bytesAHeardTrack: bytesAHeardTrack(join(libraryDir, 'heard'), tracks),
    };
  } finally {
    rmSync(libraryDir, { recursive: true, force: true });
  }
}

/** As asked at 19,200 tracks. */
function targetsOf({ bytesAHeardTrack, export: written, list, rest, adding }: Figures): Target[] {
  const scale = size / 19_200;
  return [
    atMost('the database without an ear: bytes a track', bytesAHeardTrack, 3000),
    atMost('a playlist of all tracks: processor time (s)', written.cpuSeconds, 0.215 * scale),
    atMost('a playlist of all tracks: longest block, on an idle machine (ms)', written.longestBlockCpuMs, 50),
    atMost('list --json: processor time (s)', list.cpuSeconds, 1.5 * scale),
    atMost('list --json: most memory (MB)', list.peakMb, 150),
    atMost('the first list of a session (ms)', rest.firstListMs, 20),
    atMost('a summary of all tracks (ms)', rest.summaryMs, 20),
    atMost('all artists, the first time in a session (ms)', rest.firstArtistsMs, 20),
    atMost('a list below its albums (ms)', rest.byAlbumMs, 20),
    atMost('a list while tracks are added, the median (ms)', adding.p50Ms, 8),
    atMost('a list while tracks are added, 95 of 100 within (ms)', adding.p95Ms, 50),
    atMost('a list while tracks are added, the slowest (ms)', adding.maxMs, 150),
  ];
}

function flat(figures: Figures): Map<string, number> {
  return new Map(
    Object.entries(figures).flatMap(([name, value]): [string, number][] =>
      typeof value === 'number'
        ? [[name, value]]
        : Object.entries(value).map(([inner, one]) => [`${name}: ${inner}`, one]),
    ),
  );
}
