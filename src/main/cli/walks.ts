// What the commands `path`, `blend` and `radio` have in common: tracks by their files, lines that tell them, and a playlist that keeps them.
import { basename, dirname, extname } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { Client } from '../../core/contract/contract.ts';
import { rowsAtOnce } from '../../core/contract/tracks.ts';
import { AppError } from '../../core/domain/errors.ts';
import { camelot } from '../../core/domain/musicalKey.ts';
import { type PlaylistFormat, playlistFormats, playlistNameSchema } from '../../core/domain/playlist.ts';
import type { TrackDetail } from '../../core/domain/track.ts';
import { log, print } from '../terminal.ts';
import { fitting, libraryOption } from './options.ts';
import { sentence, tracksText } from './output.ts';
import { followJob, userPath } from './session.ts';
import { warningText } from './warningText.ts';

export interface KeepOptions {
  readonly library?: string;
  readonly json?: true;
  readonly keep?: string;
  readonly out?: string;
}

const mostExamples = 50;

/** With the options that all walks take. */
export function walkCommand(command: Command): Command {
  return command
    .addOption(libraryOption())
    .option('--keep <name>', 'keep it as a playlist of this name', playlistName)
    .option('--out <file>', `write it to a playlist file (${playlistFormats.join(', ')})`, playlistFile)
    .option('--json', 'print as JSON');
}

const playlistName = fitting(playlistNameSchema, 'This cannot be the name of a playlist.');

function playlistFile(text: string): string {
  if (formatOf(text) === undefined || !playlistNameSchema.safeParse(stemOf(text)).success)
    throw new InvalidArgumentError(`A file that ends in one of ${playlistFormats.join(', ')} is wanted.`);
  return text;
}

const stemOf = (file: string): string => basename(file, extname(file));

function formatOf(file: string): PlaylistFormat | undefined {
  return playlistFormats.find((format) => `.${format}` === extname(file).toLowerCase());
}

/** The tracks at or below these paths. Throws for a path without any: a misspelt one should not pass unnoticed. */
export async function tracksAt(client: Client, paths: readonly string[]): Promise<number[]> {
  const resolved = await client.tracks.resolve({ paths: paths.map(userPath) });
  for (const { path, ids } of resolved)
    if (ids.length === 0) throw new AppError('not-found', 'Not in the library; scan it first.', { path });
  return [...new Set(resolved.flatMap(({ ids }) => ids))];
}

/** The same for examples, of which the contract takes so many. */
export async function examplesAt(client: Client, paths: readonly string[]): Promise<number[]> {
  const ids = await tracksAt(client, paths);
  if (ids.length > mostExamples)
    throw new AppError(
      'invalid',
      `At most ${mostExamples} tracks can be given on either side; these are ${ids.length}.`,
    );
  return ids;
}

export async function trackAt(client: Client, path: string): Promise<number> {
  const [id, ...more] = await tracksAt(client, [path]);
  if (id === undefined || more.length > 0)
    throw new AppError('invalid', 'One file is wanted, not a folder.', { path: userPath(path) });
  return id;
}

export async function detailsOf(client: Client, ids: readonly number[]): Promise<Map<number, TrackDetail>> {
  const details = new Map<number, TrackDetail>();
  for (let start = 0; start < ids.length; start += rowsAtOnce)
    for (const track of await client.tracks.details({ ids: ids.slice(start, start + rowsAtOnce) }))
      details.set(track.id, track);
  return details;
}

/** What of a track stands in a document. */
export function told(track: TrackDetail | undefined) {
  if (track === undefined) return null;
  const { path, artist, title, tempoBpm, musicalKey, loudnessLufs } = track;
  return {
    path,
    artist,
    title,
    bpm: tempoBpm,
    key: musicalKey,
    camelot: camelot(musicalKey ?? ''),
    loudness: loudnessLufs,
  };
}

export function nameOf(track: TrackDetail | undefined): string {
  if (track === undefined) return 'a track that is gone';
  return [track.artist, track.title ?? track.fileName].filter((part) => part !== null).join(' - ');
}

/** '128 bpm, 8A, -9.1 LUFS', as far as it is known. */
export function factsOf(track: TrackDetail | undefined): string {
  const { tempoBpm = null, musicalKey = null, loudnessLufs = null } = track ?? {};
  const known = [
    tempoBpm === null ? null : `${Math.round(tempoBpm)} bpm`,
    musicalKey === null ? null : (camelot(musicalKey) ?? musicalKey),
    loudnessLufs === null ? null : `${loudnessLufs.toFixed(1)} LUFS`,
  ].filter((fact) => fact !== null);
  return known.length === 0 ? '' : `  (${known.join(', ')})`;
}

/** Into the library and into a file, as asked for; returns what was made. */
export async function keepWalk(
  client: Client,
  ids: readonly number[],
  name: string,
  { keep, out, json }: KeepOptions,
): Promise<{ playlist: string | null; file: string | null }> {
  const made = keep === undefined ? null : await client.playlists.create({ name: keep, trackIds: [...ids] });
  if (made !== null && !json) print(`Kept as the playlist '${made.name}': ${tracksText(made.tracks)}.`);
  if (out === undefined) return { playlist: made?.name ?? null, file: null };
  const path = userPath(out);
  const format = formatOf(path);
  const { jobId } = await client.playlists.export({
    folder: dirname(path),
    tracks: { name: stemOf(path), ids: [...ids] },
    ...(format === undefined ? {} : { format }),
  });
  const report = await followJob(client, jobId, (result) =>
    result.kind === 'export' ? result.report : null,
  );
  for (const skipped of report.skipped) log(sentence(skipped));
  for (const warning of report.warnings) log(warningText(warning));
  const file = report.playlists[0]?.file ?? null;
  if (file !== null && !json) print(`${name} is written to ${file}.`);
  return { playlist: made?.name ?? null, file };
}
