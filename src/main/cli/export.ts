// `stackwax export`: writes one playlist a genre.
import { Command, Option } from 'commander';
import { displayGenre } from '../../core/genres/name.ts';
import { libraryOption } from './options.ts';
import { print, printJson, say, sentence } from './output.ts';
import { followJob, type Places, userPath, withLibrary } from './session.ts';

interface Options {
  library?: string;
  out: string;
  format: 'm3u8';
  genre?: string[];
  absolute?: true;
  json?: true;
}

export function exportCommand(places: Places): Command {
  return new Command('export')
    .description('write one playlist a genre')
    .requiredOption('--out <dir>', 'folder to write into; nothing outside it is touched')
    .addOption(libraryOption())
    .addOption(new Option('--format <format>', 'playlist format').choices(['m3u8']).default('m3u8'))
    .option('--genre <name...>', 'only these genres')
    .option('--absolute', 'absolute paths instead of relative ones')
    .option('--json', 'print the report as JSON')
    .action(async ({ library, out, format, genre, absolute, json }: Options) => {
      const report = await withLibrary(places, library, async (client) => {
        const { jobId } = await client.playlists.export({
          folder: userPath(out),
          format,
          absolute: absolute === true,
          ...(genre === undefined ? {} : { genres: genre }),
        });
        return await followJob(client, jobId, (result) => (result.kind === 'export' ? result.report : null));
      });
      if (json) {
        printJson(report);
        return;
      }
      for (const skipped of report.skipped) say(sentence(skipped));
      for (const { genre: name, file, tracks } of report.playlists) {
        print(`${displayGenre(name)}: ${tracks} tracks, ${file}`);
      }
    });
}
