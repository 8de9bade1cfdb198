// Imports from other programs: `npm run bench -- imports [--json]`. A library of 100,000 tracks, an iTunes library of as many below
// another root, an M3U of 1,000,000 lines, and databases of Mixxx; each is read and its tracks are found, as a learning worker does.
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { foreignMatcher, type LibrarySong } from '../src/core/matching/foreign.ts';
import { readForeign } from '../src/main/learning/imports/readForeign.ts';
import { atMost, printDocument } from './report/targets.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const tracks = 100_000;
const lines = 1_000_000;
const folder = mkdtempSync(join(tmpdir(), 'stackwax-bench-imports-'));

const songs: LibrarySong[] = Array.from({ length: tracks }, (_, i) => ({
  id: i + 1,
  path: `/home/me/Music/${rest(i)}`,
  title: `Title ${i}`,
  artist: `Artist ${i % 3000}`,
  album: `Album ${Math.floor(i / 12)}`,
  seconds: 120 + (i % 300),
}));

/** Every tenth name stands in each album. */
function rest(i: number): string {
  const name = i % 10 === 0 ? 'Intro' : `Title ${i}`;
  return `Artist ${i % 3000}/Album ${Math.floor(i / 12)}/${String((i % 12) + 1).padStart(2, '0')} ${name}.mp3`;
}

async function write(name: string, parts: Iterable<string>): Promise<string> {
  const path = join(folder, name);
  await pipeline(parts, createWriteStream(path));
  return path;
}

function* itunes(): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple Computer//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0"><dict><key>Tracks</key><dict>\n';
  for (let i = 0; i < tracks; i++)
    yield `<key>${i}</key><dict>
<key>Track ID</key><integer>${i}</integer><key>Name</key><string>Title ${i}</string><key>Artist</key><string>Artist ${i % 3000}</string>
<key>Album</key><string>Album ${Math.floor(i / 12)}</string><key>Genre</key><string>Rock</string><key>Total Time</key><integer>${(120 + (i % 300)) * 1000}</integer>
<key>Rating</key><integer>${(i % 6) * 20}</integer><key>Play Count</key><integer>${i % 50}</integer><key>Play Date UTC</key><date>2024-01-02T03:04:05Z</date>
<key>Kind</key><string>MPEG audio file</string><key>Size</key><integer>8000000</integer><key>Date Modified</key><date>2020-01-01T00:00:00Z</date><key>Persistent ID</key><string>0123456789ABCDEF</string>
<key>Location</key><string>file://localhost/Volumes/Music/${encodeURI(rest(i))}</string></dict>\n`;
  yield '</dict><key>Playlists</key><array>';
  for (let list = 0; list < 100; list++) {
    yield `<dict><key>Name</key><string>List ${list}</string><key>Playlist Items</key><array>`;
    for (let i = 0; i < 1000; i++)
      yield `<dict><key>Track ID</key><integer>${(list * 997 + i * 31) % tracks}</integer></dict>\n`;
    yield '</array></dict>';
  }
  yield '</array></dict></plist>';
}

function* playlist(): Generator<string> {
  yield '#EXTM3U\n';
  for (let i = 0; i < lines / 2; i++)
    yield `#EXTINF:${120 + ((i % tracks) % 300)},Artist ${i % 3000} - ${i % 5 === 0 ? 'Nothing' : `Title ${i % tracks}`}\nD:\\Music\\${i % 5 === 0 ? `gone ${i}.mp3` : rest(i % tracks).replaceAll('/', '\\')}\n`;
}

/** Seconds by the clock, and of the processor: others may use this machine. */
async function timed<Result>(
  body: () => Promise<Result> | Result,
): Promise<{ seconds: number; processor: number; result: Result }> {
  const start = performance.now();
  const before = process.cpuUsage();
  const result = await body();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - start) / 1000, processor: (user + system) / 1e6, result };
}

try {
  const matching = await timed(() => {
    const matcher = foreignMatcher(songs);
    let found = 0;
    for (let i = 0; i < tracks; i++)
      if (
        matcher.match({
          location: `/Volumes/Music/${rest(i)}`,
          title: null,
          artist: null,
          album: null,
          seconds: null,
        }).by !== null
      )
        found += 1;
    return found;
  });
  const xml = await write('Library.xml', itunes());
  const library = await timed(() => readForeign(xml, null, songs, () => undefined));
  const m3u = await write('million.m3u8', playlist());
  const before = process.memoryUsage().rss;
  let peak = before;
  const million = await timed(() =>
    readForeign(m3u, null, songs, () => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }),
  );
  const figures = {
    matching: {
      tracks,
      entries: tracks,
      found: matching.result,
      seconds: matching.seconds,
      processor: matching.processor,
    },
    itunes: {
      megabytes: statSync(xml).size / 1e6,
      seconds: library.seconds,
      processor: library.processor,
      found: library.result.told.byPath,
    },
    million: {
      megabytes: statSync(m3u).size / 1e6,
      seconds: million.seconds,
      processor: million.processor,
      found: million.result.told.byPath,
      notFound: million.result.told.notFound,
      peakMegabytes: (peak - before) / 1e6,
    },
  };
  const targets = [
    atMost('matching 100,000 entries in 100,000 tracks, processor seconds', matching.processor, 5),
    atMost('an iTunes library of 100,000 tracks, processor seconds', library.processor, 20),
    atMost('a playlist of 1,000,000 lines, processor seconds', million.processor, 20),
    atMost('memory for it, megabytes', figures.million.peakMegabytes, 500),
  ];
  if (values.json) printDocument(targets, figures);
  else
    for (const { name, value, target, met } of targets)
      console.log(`${met ? 'met ' : 'MISSED'} ${name}: ${value.toFixed(1)} (at most ${target})`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
