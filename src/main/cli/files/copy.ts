// `stackwax copy`: tracks of playlists or genres onto a stick, with their playlists; a run that was stopped goes on where it was.
import { Command, Option } from 'commander';
import {
  type PlayerName,
  type PlaylistFormat,
  playerNames,
  playlistFormats,
} from '../../../core/domain/playlist.ts';
import { log, print, printJson } from '../../terminal.ts';
import { type LibraryOptions, libraryOption } from '../options.ts';
import { countText, sentence } from '../output.ts';
import { followJob, type Places, userPath, withLibrary } from '../session.ts';
import { warningText } from '../warningText.ts';
import { playlistIds } from './playlistIds.ts';
import { template } from './template.ts';

interface Options extends LibraryOptions {
  to: string;
  template: string;
  format?: PlaylistFormat;
  for?: PlayerName;
  genre?: string[];
  once?: true;
}

const stickTemplate = '{albumartist}/[{year} ]{album}/[[{disc}-]{track} ]{title}';

export function copyCommand(places: Places): Command {
  return new Command('copy')
    .description('copy the tracks of playlists or genres to a stick, with playlists that find them there')
    .argument('[playlist...]', 'names of your playlists; without these and --genre: every genre')
    .requiredOption('--to <dir>', 'folder to copy into; nothing of others in it is touched')
    .option('--template <template>', 'folders and names', template, stickTemplate)
    .option('--genre <name...>', 'the tracks of these genres')
    .addOption(new Option('--for <player>', 'the player that the playlists are for').choices(playerNames))
    .addOption(
      new Option('--format <format>', 'format of the playlists (default: m3u8)').choices(playlistFormats),
    )
    .option('--once', 'each recording once: of duplicates the preferred file, else the best')
    .addOption(libraryOption())
    .option('--json', 'print the report as JSON')
    .action(async (playlists: string[], { library, json, to, genre, ...options }: Options) => {
      const report = await withLibrary(places, library, async (client) => {
        const folder = userPath(to);
        const { root } = await client.files.libraryAround({ folder });
        if (root !== null)
          log(
            `This folder lies in your library, below ${root}: the next scan takes the copies in as new tracks.`,
          );
        const { jobId } = await client.files.copy({
          folder,
          template: options.template,
          ...(genre === undefined ? {} : { genres: genre }),
          ...(playlists.length === 0 ? {} : { playlists: await playlistIds(client, playlists) }),
          ...(options.for === undefined ? {} : { for: options.for }),
          ...(options.format === undefined ? {} : { format: options.format }),
          ...(options.once === undefined ? {} : { once: true }),
        });
        return await followJob(client, jobId, (result) => (result.kind === 'copy' ? result.report : null));
      });
      if (json) return printJson(report);
      for (const one of report.left) log(sentence(one));
      for (const warning of report.warnings) log(warningText(warning));
      print(`${countText(report.files, 'file')} copied; ${report.there} were there already.`);
      for (const playlist of report.playlists) print(playlist);
    });
}
