// `stackwax review`: the tracks whose labels would teach the model most.
import { Command } from 'commander';
import { displayGenre } from '../../../core/genres/name.ts';
import { print, printJson } from '../../terminal.ts';
import { type LibraryOptions, libraryOption, positiveInteger } from '../options.ts';
import { type Places, withLibrary } from '../session.ts';

interface Options extends LibraryOptions {
  limit: number;
}

export function reviewCommand(places: Places): Command {
  return new Command('review')
    .description('list the tracks to label next, the most informative first')
    .addOption(libraryOption())
    .option('--limit <n>', 'how many, at most 200', positiveInteger, 20)
    .option('--json', 'print as JSON')
    .action(async ({ library, limit, json }: Options) => {
      const items = await withLibrary(places, library, async (client) => {
        const queue = await client.labels.reviewQueue({ limit: Math.min(200, limit) });
        const details = await client.tracks.details({ ids: queue.map(({ id }) => id) });
        const byId = new Map(details.map((track) => [track.id, track]));
        return queue.flatMap((item) => {
          const track = byId.get(item.id);
          if (track === undefined) return [];
          const { path, title, artist, album } = track;
          return [{ ...item, path, title, artist, album }];
        });
      });
      if (json) return printJson(items);
      for (const { path, title, artist, guesses } of items) {
        const name = title === null ? path : [artist, title].filter((part) => part !== null).join(' - ');
        const likely = guesses
          .slice(0, 3)
          .map(({ genre, probability }) => `${displayGenre(genre)} ${Math.round(probability * 100)} %`);
        print(name, `  ${likely.join(', ')}?  ${path}`);
      }
    });
}
