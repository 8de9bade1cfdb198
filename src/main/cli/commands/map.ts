// `stackwax map`: lays the library out by how it sounds, and draws it as a picture that stands alone.
import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { Command, Option } from 'commander';
import type { Client } from '../../../core/contract/contract.ts';
import { AppError } from '../../../core/domain/errors.ts';
import {
  type MapColour,
  type MapKind,
  mapColours,
  mapKindSchema,
  type TrackMap,
} from '../../../core/domain/map.ts';
import type { Named } from '../../../core/map/svg/names.ts';
import { svgMark, svgOf } from '../../../core/map/svg/picture.ts';
import { diskFault } from '../../files/diskFaults.ts';
import { log, print, printJson } from '../../terminal.ts';
import { writeWhole } from '../../writing/durable.ts';
import { coloursOf } from '../mapColours.ts';
import { type LibraryOptions, libraryOption, wholeNumber } from '../options.ts';
import { tracksText } from '../output.ts';
import { followJob, type Places, userPath, withLibrary } from '../session.ts';

interface Options extends LibraryOptions {
  out?: string;
  kind: MapKind;
  by: MapColour;
  again?: true;
  seed: number;
  force?: true;
}

const kindNames: Readonly<Record<MapKind, string>> = { pca: 'PCA', tsne: 't-SNE', umap: 'UMAP' };

export function mapCommand(places: Places): Command {
  return new Command('map')
    .description('lay all tracks out on a plane so that what sounds alike lies together, and draw it as SVG')
    .addOption(libraryOption())
    .option('--out <file>', 'SVG to draw; without it the map is laid out and judged alone')
    .addOption(
      new Option('--kind <kind>', 'how it is laid out').choices(mapKindSchema.options).default('umap'),
    )
    .addOption(new Option('--by <field>', 'what tracks are coloured by').choices(mapColours).default('genre'))
    .option('--again', 'lay it out anew, though there is a map already')
    .option('--seed <n>', 'another number, another map of the same kind', wholeNumber, 1)
    .option('--force', 'write over a file that is no map of ours')
    .option('--json', 'print what came of it as JSON')
    .action(async ({ library, json, out, kind, by, again, seed, force }: Options) => {
      const file = out === undefined ? null : userPath(out);
      // Before minutes of work.
      if (file !== null && force !== true) await mustBeOurs(file);
      const { map, svg } = await withLibrary(places, library, async (client) => {
        const laidOut = await mapOf(client, kind, { again: again === true, seed });
        return { map: laidOut, svg: file === null ? null : await draw(client, laidOut, by) };
      });
      if (file !== null && svg !== null) await write(file, svg);
      const { ids, xs: _xs, ys: _ys, ...figures } = map;
      if (json) return printJson({ file, by, tracks: ids.length, ...figures });
      print(`${tracksText(ids.length)} laid out by ${kindNames[kind]}${trustText(map)}.`);
      if (file !== null) print(`Drawn to ${file}.`);
      if (map.outdated !== null) log(outdatedText[map.outdated]);
    });
}

const outdatedText = {
  metric: 'Tracks are compared in another way since: --again lays the map out anew.',
  'new tracks': 'Many tracks came since: --again lays the map out anew.',
};

function trustText({ trustworthiness, continuity }: TrackMap): string {
  if (trustworthiness === null || continuity === null) return '';
  return `: trustworthiness ${trustworthiness.toFixed(3)}, continuity ${continuity.toFixed(3)}`;
}

/** With the tracks that came since. */
async function mapOf(
  client: Client,
  kind: MapKind,
  { again, seed }: { readonly again: boolean; readonly seed: number },
): Promise<TrackMap> {
  const known = await client.map.get({ kind });
  if (known === null || again) {
    const { jobId } = await client.map.layOut({ kind, seed });
    await followJob(client, jobId, (result) => (result.kind === 'map' ? result.report : null));
  } else if (known.waiting > 0) await client.map.place({ kind });
  const map = await client.map.get({ kind });
  if (map === null) throw new AppError('not-found', 'The map is gone: another command has taken it away.');
  return map;
}

async function draw(client: Client, map: TrackMap, by: MapColour): Promise<string> {
  const { ids, xs, ys, kind } = map;
  const { colours, withoutValue } = coloursOf(by, await client.map.values({ by, ids }));
  const artists = await artistsOf(client, ids);
  const large: Named[] =
    by === 'genre' || by === 'key' ? colours.map(({ name, rows }) => ({ text: name, rows })) : [];
  return svgOf({
    title: 'A library by its sound',
    notes: [
      `${ids.length.toLocaleString('en')} tracks, laid out by ${kindNames[kind]}.`,
      ...(map.trustworthiness === null ? [] : [`Trustworthiness ${map.trustworthiness.toFixed(3)}`]),
      `Coloured by ${by}.`,
    ],
    xs,
    ys,
    colours,
    withoutValue,
    large,
    small: artists,
  });
}

/** The rows of each artist. */
async function artistsOf(client: Client, ids: readonly number[]): Promise<Named[]> {
  const rowOf = new Map(ids.map((id, row) => [id, row]));
  const { ids: listed, groups } = await client.tracks.list({ by: 'artist' });
  let at = 0;
  return groups.flatMap(({ title, tracks }) => {
    const own = listed.slice(at, at + tracks);
    at += tracks;
    const rows = own.flatMap((id) => rowOf.get(id) ?? []);
    return title === null || rows.length === 0 ? [] : [{ text: title, rows }];
  });
}

/** A link is never ours: it may lead anywhere. A pipe would wait for somebody who writes to it. */
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const headBytes = 512;

/** Throws AppError('unwritable') where there is something else. */
async function mustBeOurs(file: string): Promise<void> {
  if ((await lstat(file).catch(() => null)) === null) return;
  const head = Buffer.alloc(headBytes);
  const handle = await open(file, openFlags).catch(() => null);
  try {
    const isFile = (await handle?.stat())?.isFile() === true;
    const read = isFile ? await handle?.read(head, 0, headBytes, 0) : undefined;
    const text = head.toString('utf8', 0, read?.bytesRead ?? 0);
    if (text.split('\n').includes(svgMark)) return;
  } finally {
    await handle?.close();
  }
  throw new AppError('unwritable', 'This is no map that Stackwax drew. --force writes over it.', {
    path: file,
  });
}

async function write(file: string, svg: string): Promise<void> {
  await writeWhole(file, Buffer.from(svg)).catch((cause: unknown) => {
    const reason = diskFault(cause)?.message ?? 'The map could not be written.';
    throw new AppError('unwritable', reason, { path: file, cause });
  });
}
