// `npm run bench -- players [--json]`: a folder of awkward names, exported in every format, relative and absolute, opened in mpv, MPD and
// VLC, as far as they are installed: how many of the files do they find, by each and by the one that `export --for` chooses?
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { sampleRate } from '../scripts/demo/instruments.ts';
import { wavFile } from '../scripts/demo/wav.ts';
import { places } from '../scripts/start/project.ts';
import type { Client } from '../src/core/contract/contract.ts';
import type { ExportReport } from '../src/core/domain/job.ts';
import { type PlaylistFormat, playerNames, playlistFormats } from '../src/core/domain/playlist.ts';
import { placeOf } from '../src/core/playlists/place.ts';
import { players } from '../src/core/playlists/players.ts';
import { createApp } from '../src/main/app.ts';
import { mpd } from './players/mpd.ts';
import { mpv } from './players/mpv.ts';
import { awkwardNames } from './players/names.ts';
import { type Player, versionOf } from './players/player.ts';
import { vlc } from './players/vlc.ts';
import { atLeast, printDocument } from './report/targets.ts';

interface Row {
  readonly format: PlaylistFormat;
  readonly paths: 'relative' | 'absolute' | 'chosen for it';
  readonly player: string;
  readonly written: number;
  readonly refused: number;
  /** Known to be misread by this player: the export warns of them, or its README does. */
  readonly misread: number;
  readonly found: number;
  /** Neither found nor known to be misread. */
  readonly lost: readonly string[];
}

const json = process.argv.includes('--json');
const top = realpathSync(mkdtempSync(join(tmpdir(), 'stackwax-bench-players-')));
// VLC reads it as nobody.
chmodSync(top, 0o755);
const music = join(top, 'music');
const installed = [mpv, mpd, vlc].map((player) => ({ player, version: versionOf(player.binary) }));
try {
  for (const [i, name] of awkwardNames.entries()) {
    const path = Buffer.concat([Buffer.from(`${music}/`), name]);
    mkdirSync(path.subarray(0, path.lastIndexOf(0x2f)), { recursive: true });
    writeFileSync(
      path,
      wavFile(
        Float32Array.from({ length: 2205 }, () => i / 1000),
        sampleRate,
        {},
      ),
    );
  }
  const app = await createApp({ ...places, libraryDir: join(top, 'library') });
  try {
    report(await measure(createRouterClient(app.router)));
  } finally {
    for (const { player } of installed) await player.close();
    await app.close();
  }
} finally {
  rmSync(top, { recursive: true });
}

async function measure(client: Client): Promise<Row[]> {
  await ended(client, client.library.scan({ folders: [music] }));
  const trackIds = await client.tracks.query({});
  if (trackIds.length !== awkwardNames.length) throw new Error(`only ${trackIds.length} files were taken in`);
  await client.labels.set({ trackIds, genre: 'awkward' });
  const rows: Row[] = [];
  for (const format of playlistFormats)
    for (const paths of ['relative', 'absolute'] as const) {
      const { playlists, skipped } = await exported(client, { format, absolute: paths === 'absolute' });
      const [playlist] = playlists;
      if (playlist === undefined) throw new Error('no playlist was written');
      const left = new Set(skipped.map(({ path }) => path));
      const written = awkwardNames.filter((name) => !left.has(`${music}/${name}`));
      for (const { player, version } of installed)
        if (version !== null && player.known.reads[format] !== undefined)
          rows.push(await asked(player, format, paths, playlist.file, written));
    }
  for (const { player, version } of installed)
    if (version !== null) rows.push(await askedByItsOwn(client, player));
  return rows;
}

/** By an export that is for this player, whatever format that is. */
async function askedByItsOwn(client: Client, player: Player): Promise<Row> {
  const name = playerNames.find((one) => players[one] === player.known);
  const format = playlistFormats.find((one) => one === player.known.format);
  if (name === undefined || format === undefined)
    throw new Error(`nothing can be written for ${player.name}`);
  const { playlists, skipped } = await exported(client, { for: name });
  const left = new Set(skipped.map(({ path }) => path));
  const written = awkwardNames.filter((one) => !left.has(`${music}/${one}`));
  const row = await asked(player, format, 'relative', playlists[0]?.file ?? '', written);
  return { ...row, paths: 'chosen for it' };
}

async function asked(
  player: Player,
  format: PlaylistFormat,
  paths: 'relative' | 'absolute',
  playlist: string,
  written: readonly Buffer[],
): Promise<Row> {
  const gone = new Set((await player.ask(playlist, written.length, music)).map(plainPath));
  const whole = (name: Buffer): Buffer => Buffer.concat([Buffer.from(`${music}/`), name]);
  const isMisread = (name: Buffer): boolean => {
    const { location } = paths === 'absolute' ? placeOf(whole(name), true) : placeOf(name, false);
    return (
      player.known.reads[format]?.some(({ isAbout }) => isAbout({ location, title: '', artist: null })) ??
      false
    );
  };
  const missing = written.filter((name) => !gone.has(whole(name).toString('latin1')));
  return {
    format,
    paths,
    player: player.name,
    written: written.length,
    refused: awkwardNames.length - written.length,
    misread: missing.filter(isMisread).length,
    found: written.length - missing.length,
    lost: missing.filter((name) => !isMisread(name)).map(String),
  };
}

/** Without the './' that playlists have before some names. */
function plainPath(path: string): string {
  return path.replaceAll('/./', '/');
}

async function exported(
  client: Client,
  how: Omit<Parameters<Client['playlists']['export']>[0], 'folder'>,
): Promise<ExportReport> {
  const result = await ended(client, client.playlists.export({ folder: music, ...how }));
  if (result.kind !== 'export') throw new Error('no export');
  return result.report;
}

async function ended(client: Client, job: Promise<{ jobId: number }>) {
  for await (const { status } of await client.jobs.follow({ id: (await job).jobId })) {
    if (status.state === 'done') return status.result;
    if (status.state === 'failed') throw new Error(status.error.message);
  }
  throw new Error('the job did not end');
}

function report(rows: readonly Row[]): void {
  const versions = Object.fromEntries(installed.map(({ player, version }) => [player.name, version]));
  const targets = rows.map(({ format, paths, player, found, written, misread }) =>
    atLeast(`files found by ${player} in ${format}, ${paths}`, found, written - misread),
  );
  if (json) {
    printDocument(targets, { files: awkwardNames.length, versions, rows });
    return;
  }
  for (const [player, version] of Object.entries(versions))
    console.log(version ?? `${player} is not installed and left out`);
  console.log('format  paths         player  found of written  known to be misread  refused by us');
  for (const { format, paths, player, found, written, misread, refused, lost } of rows)
    console.log(
      `${format.padEnd(7)} ${paths.padEnd(13)} ${player.padEnd(7)} ${`${found}`.padStart(5)} of ${`${written}`.padEnd(8)}` +
        ` ${`${misread}`.padStart(19)} ${`${refused}`.padStart(14)}${lost.length === 0 ? '' : `  LOST ${JSON.stringify(lost)}`}`,
    );
  const unread = playlistFormats.filter((format) => rows.every((row) => row.format !== format));
  console.log(`read by none of these: ${unread.join(', ')}`);
}
