// `stackwax export`: writes one playlist a genre, or the playlists made by hand and by rule.
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Client } from '../../../core/contract/contract.ts';
import { type GenreSource, genreSourceSchema } from '../../../core/domain/genre.ts';
import {
  type ExportFormat,
  exportFormats,
  type PlayerName,
  playerNames,
  playlistNameSchema,
} from '../../../core/domain/playlist.ts';
import { log, print, printJson } from '../../terminal.ts';
import { chosenTracks } from '../chosenTracks.ts';
import { playlistIds } from '../files/playlistIds.ts';
import { type LibraryOptions, libraryOption, share } from '../options.ts';
import { sentence, tracksText } from '../output.ts';
import { type QueryOptions, queryOf, queryOption } from '../queries.ts';
import { followJob, type Places, userPath, withLibrary } from '../session.ts';
import { warningText } from '../warningText.ts';

interface Options extends LibraryOptions, QueryOptions {
  out: string;
  format?: ExportFormat;
  for?: PlayerName;
  dryRun?: true;
  genre?: string[];
  playlist?: string[];
  source?: GenreSource[];
  minConfidence?: number;
  oneFile?: string;
  absolute?: true;
  once?: true;
}

export function exportCommand(places: Places): Command {
  return new Command('export')
    .description('write one playlist a genre')
    .requiredOption('--out <dir>', 'folder to write into; nothing outside it is touched')
    .addOption(libraryOption())
    .addOption(new Option('--format <format>', 'playlist format (default: m3u8)').choices(exportFormats))
    .addOption(
      new Option(
        '--for <player>',
        'chooses the format and paths that this player finds most by, and says what it will not find',
      ).choices(playerNames),
    )
    .option('--dry-run', 'write nothing; say what would be written, and what will not be found')
    .option('--genre <name...>', 'only these genres')
    .option('--playlist <name...>', 'only these playlists of yours')
    .addOption(queryOption('one playlist of the tracks that a search finds; --one-file names it'))
    .addOption(
      new Option(
        '--source <source...>',
        'only genres from your labels, from tags, or from the model',
      ).choices(genreSourceSchema.options),
    )
    .option('--min-confidence <share>', 'leave out predictions of a lower confidence (0 to 1)', share)
    .option('--one-file <name>', 'everything in one file of this name', fileName)
    .option('--once', 'each recording once: of duplicates the preferred file, else the best')
    .option('--absolute', 'absolute paths instead of relative ones')
    .option('--json', 'print the report as JSON')
    .action(async ({ library, out, absolute, json, ...chosen }: Options) => {
      const search = queryOf([], chosen.query);
      const order = (client: Client) => orderOf(client, chosen, search, absolute);
      const folder = userPath(out);
      if (chosen.dryRun) {
        const preview = await withLibrary(places, library, async (client) =>
          client.playlists.preview({ ...(await order(client)), folder }),
        );
        if (json) return printJson(preview);
        for (const warning of preview.warnings) log(warningText(warning));
        if (preview.leftOut > 0) log(`${tracksText(preview.leftOut)} cannot be written in this format.`);
        for (const { name, tracks } of preview.files) print(`${name}: ${tracksText(tracks)}`);
        return;
      }
      const report = await withLibrary(places, library, async (client) => {
        const { jobId } = await client.playlists.export({ ...(await order(client)), folder });
        return await followJob(client, jobId, (result) => (result.kind === 'export' ? result.report : null));
      });
      if (json) return printJson(report);
      for (const skipped of report.skipped) log(sentence(skipped));
      for (const warning of report.warnings) log(warningText(warning));
      for (const { name, file, tracks } of report.playlists) print(`${name}: ${tracksText(tracks)}, ${file}`);
    });
}

/** What of `preview` and `export` is the same. */
async function orderOf(
  client: Client,
  chosen: Omit<Options, 'out'>,
  search: string | null,
  absolute: true | undefined,
): Promise<Parameters<Client['playlists']['preview']>[0]> {
  return {
    ...(chosen.format === undefined ? {} : { format: chosen.format }),
    ...(chosen.for === undefined ? {} : { for: chosen.for }),
    ...(absolute === undefined ? {} : { absolute }),
    ...(chosen.genre === undefined ? {} : { genres: chosen.genre }),
    ...(chosen.playlist === undefined ? {} : { playlists: await playlistIds(client, chosen.playlist) }),
    ...(search === null
      ? {}
      : { tracks: { name: chosen.oneFile ?? foundName, ids: await chosenTracks(client, [], search) } }),
    ...(chosen.source === undefined ? {} : { sources: chosen.source }),
    ...(chosen.minConfidence === undefined ? {} : { minConfidence: chosen.minConfidence }),
    ...(chosen.once === undefined ? {} : { once: true }),
    ...(chosen.oneFile === undefined ? {} : { oneFile: chosen.oneFile }),
  };
}

/** Of a playlist of what a search finds. */
const foundName = 'Search';

function fileName(text: string): string {
  if (!playlistNameSchema.safeParse(text).success)
    throw new InvalidArgumentError('This cannot be the name of a playlist.');
  return text;
}
