// `stackwax blend --more <path…> --less <path…>`: tracks like the first and unlike the others.
import { Command } from 'commander';
import { print, printJson } from '../../terminal.ts';
import { positiveInteger } from '../options.ts';
import { type Places, withLibrary } from '../session.ts';
import {
  detailsOf,
  examplesAt,
  factsOf,
  type KeepOptions,
  keepWalk,
  nameOf,
  told,
  walkCommand,
} from '../walks.ts';

interface Options extends KeepOptions {
  more: string[];
  less?: string[];
  limit: number;
  perArtist: number;
}

export function blendCommand(places: Places): Command {
  return walkCommand(new Command('blend'))
    .description('list the tracks that are liker to some than to others, the likest first')
    .requiredOption('--more <path...>', 'more like these files, at most 50')
    .option('--less <path...>', 'less like these files, at most 50')
    .option('--limit <n>', 'how many, at most 500', positiveInteger, 30)
    .option('--per-artist <n>', 'at most so many by one artist', positiveInteger, 3)
    .action(async ({ library, json, more, less = [], limit, perArtist, ...keep }: Options) => {
      await withLibrary(places, library, async (client) => {
        const found = await client.walks.blend({
          more: await examplesAt(client, more),
          less: await examplesAt(client, less),
          limit: Math.min(limit, 500),
          perArtist: Math.min(perArtist, 50),
        });
        const details = await detailsOf(
          client,
          found.flatMap(({ id, like, unlike }) => [id, like.id, ...(unlike === null ? [] : [unlike.id])]),
        );
        if (!json) {
          for (const { id, like } of found)
            print(
              `${nameOf(details.get(id))}${factsOf(details.get(id))}`,
              `  like ${nameOf(details.get(like.id))}, distance ${like.distance.toFixed(2)}`,
            );
          if (found.length === 0) print('No other track is liker to these than to those.');
        }
        const ids = found.map(({ id }) => id);
        const kept = await keepWalk(client, ids, 'The list', { ...keep, ...(json ? { json } : {}) });
        const example = ({ id, distance }: { id: number; distance: number }) => ({
          path: details.get(id)?.path ?? null,
          distance,
        });
        if (json)
          printJson({
            tracks: found.map(({ id, score, like, unlike }) => ({
              ...told(details.get(id)),
              score,
              like: example(like),
              unlike: unlike === null ? null : example(unlike),
            })),
            ...kept,
          });
      });
    });
}
