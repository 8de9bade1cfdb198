// Names that players misread, from the disk through the library into every playlist format and to the disk again.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleRate } from '../../../scripts/demo/instruments.ts';
import { wavFile } from '../../../scripts/demo/wav.ts';
import { places } from '../../../scripts/start/project.ts';
import type { Client } from '../../../src/core/contract/contract.ts';
import type { ExportReport } from '../../../src/core/domain/job.ts';
import type { PlaylistFormat } from '../../../src/core/domain/playlist.ts';
import { type App, createApp } from '../../../src/main/app.ts';
import { resultOf } from '../../helpers/app.ts';
import { cli } from '../../helpers/cli.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';

const asLines = [
  'plain.wav',
  ' lead.wav',
  ' lead dir/x.wav',
  'trail dir /x.wav',
  '#1 hit.wav',
  ';a.wav',
  'http:/x.wav',
  'C:/x.wav',
  'c:\\x.wav',
  '\\x.wav',
  '=1+1.wav',
  '\tx.wav',
  '\ufeffx.wav',
  '100%41.wav',
  'caf\u00e9.wav',
  'cafe\u0301.wav',
  '雪.wav',
];
const notAsLines = ['a\nb.wav', 'a\rb.wav'];
const lone = Buffer.from('caf\xe9 lone.wav', 'latin1');

const music = temporaryFolder().path;
const library = temporaryFolder().path;
let app: App;
afterAll(() => app.close());

async function exported(
  client: Client,
  format: PlaylistFormat,
  absolute: boolean,
): Promise<{ bytes: Buffer; report: ExportReport }> {
  const result = await resultOf(client, client.playlists.export({ folder: music, format, absolute }));
  if (result.kind !== 'export') throw new Error('no export');
  return { bytes: readFileSync(result.report.playlists[0]?.file ?? ''), report: result.report };
}

/** As mpv reads a line, and MPD one of its lines: without spaces around it, relative to the folder; null for a comment. */
function found(line: string): string | null {
  const place = line.trim();
  if (place === '' || place.startsWith('#') || /^[a-z][a-z0-9+.-]*:/iu.test(place)) return null;
  const path = place.startsWith('/') ? place : join(music, place);
  return existsSync(path) ? path.slice(music.length + 1) : null;
}

describe('every name', () => {
  let client: Client;

  beforeAll(async () => {
    const place = (name: string): string => join(music, name);
    for (const [i, name] of [...asLines, ...notAsLines].entries()) {
      mkdirSync(dirname(place(name)), { recursive: true });
      // Too short to be listened to, which is quick.
      writeFileSync(place(name), wavFile(Float32Array.of(0, i / 100), sampleRate, {}));
    }
    writeFileSync(
      Buffer.concat([Buffer.from(`${music}/`), lone]),
      wavFile(Float32Array.of(0, 0.9), sampleRate, {}),
    );
    app = await createApp({ ...places, libraryDir: library, workers: 1 });
    client = createRouterClient(app.router);
    await resultOf(client, client.library.scan({ folders: [music] }));
    const trackIds = await client.tracks.query({});
    expect(trackIds).toHaveLength(asLines.length + notAsLines.length + 1);
    await client.labels.set({ trackIds, genre: 'drum and bass' });
  }, 60_000);

  test.each([
    ['m3u8', false],
    ['m3u8', true],
    ['pls', false],
    ['pls', true],
  ] as const)('in %s, absolute %s, is found again or refused with the reason', async (format, absolute) => {
    const { bytes, report } = await exported(client, format, absolute);
    const lines = bytes.toString('utf8').split('\n');
    const places = format === 'pls' ? lines.filter((line) => line.startsWith('File')) : lines;
    const names = places.map((line) => found(line.replace(/^File\d+=/u, ''))).filter((name) => name !== null);
    expect(names.toSorted()).toEqual(asLines.toSorted());
    expect(report.skipped.map(({ message }) => message).toSorted()).toEqual([
      'The path cannot stand in the playlist: it has a line break.',
      'The path cannot stand in the playlist: it has a line break.',
      'The path cannot stand in the playlist: it is not UTF-8.',
    ]);
  });

  test('in M3U is the Latin-1 of the name or refused with the reason', async () => {
    const { bytes, report } = await exported(client, 'm3u', false);
    const names = bytes
      .toString('latin1')
      .split('\n')
      .map(found)
      .filter((name) => name !== null);
    const refused = ['\ufeffx.wav', 'cafe\u0301.wav', '雪.wav'];
    expect(names.toSorted()).toEqual(asLines.filter((name) => !refused.includes(name)).toSorted());
    expect(report.skipped.find(({ path }) => path === join(music, 'cafe\u0301.wav'))?.message).toMatch(
      /accents stand apart from their letters/u,
    );
    expect(report.skipped).toHaveLength(notAsLines.length + 1 + refused.length);
  });

  test.each([
    ['xspf', false],
    ['xspf', true],
    ['jspf', false],
    ['jspf', true],
  ] as const)('in %s, absolute %s, is a URI of exactly its bytes', async (format, absolute) => {
    const { bytes, report } = await exported(client, format, absolute);
    expect(report).toMatchObject({ skipped: [], warnings: [] });
    const pattern = format === 'xspf' ? /<location>([^<]+)</gu : /"location":\["([^"]+)"/gu;
    const paths = [...bytes.toString('utf8').matchAll(pattern)].map(([, uri]) => {
      const { href } = new URL(uri ?? '', `file://${music}/`);
      const text = href.replace(/%(..)/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
      return Buffer.from(text.replace('file://', ''), 'latin1');
    });
    expect(paths).toHaveLength(asLines.length + notAsLines.length + 1);
    for (const path of paths) expect(existsSync(path)).toBe(true);
    expect(new Set(paths.map((path) => path.toString('latin1'))).size).toBe(paths.length);
  });

  test('in CSV is what it is: no formula, no quote before it; genres as they are shown, seconds to the millisecond', async () => {
    const { bytes, report } = await exported(client, 'csv', false);
    expect(report.skipped.map(({ message }) => message)).toEqual([
      'The path cannot stand in the playlist: it is not UTF-8.',
    ]);
    const rows = bytes.toString('utf8').split('\r\n').slice(1, -1);
    expect(rows).toHaveLength(asLines.length + notAsLines.length);
    expect(rows).toContain('./=1+1.wav,=1+1.wav,,,,Drum and Bass,0,,,,,,Drum and Bass'.replace(',=', ",'="));
    expect(rows.some((row) => row.startsWith('cafe\u0301.wav,'))).toBe(true);
  });

  test('is warned of where a player is known to misread it', async () => {
    expect((await exported(client, 'm3u8', false)).report.warnings).toEqual([
      { kind: 'misread', doubt: 'vlcReadsUrl', tracks: 2, playlist: 'Drum and Bass' },
      { kind: 'misread', doubt: 'mpdTrims', tracks: 4, playlist: 'Drum and Bass' },
    ]);
  });

  test('is listed in CSV with its genre as it is shown, in JSON with the name that import takes', async () => {
    await app.close();
    const csv = await cli(['list', '--csv', '--library', library]);
    const [header, row] = csv.stdout.split('\r\n');
    expect(header).toBe(
      'path,title,artist,album,genre,genreSource,declaredGenres,predictedGenre,confidence,durationSeconds,' +
        'bpm,key,loudness,loudnessSeconds,loudnessRange,truePeak,remarks,rating,tags,plays,lastPlayed',
    );
    expect(row).toContain(',Drum and Bass,label,');
    const json: unknown = JSON.parse((await cli(['list', '--json', '--library', library])).stdout);
    const known = { genre: 'drum and bass', bpm: null, key: null, loudness: null, durationSeconds: 0 };
    expect(json).toContainEqual(expect.objectContaining({ path: join(music, 'plain.wav'), ...known }));
  }, 60_000);
});
