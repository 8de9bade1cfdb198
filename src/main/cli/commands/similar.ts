// `stackwax similar <path>`: tracks that sound like one, and why.
import { Command } from 'commander';
import { rowsAtOnce } from '../../../core/contract/tracks.ts';
import { reasonText } from '../../../core/domain/likenessWords.ts';
import { print, printJson } from '../../terminal.ts';
import { libraryOption, positiveInteger } from '../options.ts';
import { type QueryOptions, queryOf, queryOption } from '../queries.ts';
import { type Places, withLibrary } from '../session.ts';
import { detailsOf, factsOf, nameOf, told, trackAt } from '../walks.ts';

interface Options extends QueryOptions {
  library?: string;
  json?: true;
  limit: number;
  perArtist: number;
}

export function similarCommand(places: Places): Command {
  return new Command('similar')
    .description('list the tracks that sound most like one, each recording once')
    .argument('<path>', 'the file that they are to sound like')
    .addOption(queryOption('only among the tracks that a search finds'))
    .addOption(libraryOption())
    .option('--limit <n>', `how many tracks, at most ${rowsAtOnce}`, positiveInteger, 20)
    .option('--per-artist <n>', 'how many of one artist at most', positiveInteger, 2)
    .option('--json', 'print as JSON')
    .action(async (path: string, { library, json, limit, perArtist, query: typed }: Options) => {
      const query = queryOf([], typed);
      await withLibrary(places, library, async (client) => {
        const id = await trackAt(client, path);
        const { tracks, metric } = await client.tracks.similar({
          id,
          limit: Math.min(limit, rowsAtOnce),
          perArtist: Math.min(perArtist, rowsAtOnce),
          ...(query === null ? {} : { query }),
        });
        const details = await detailsOf(client, [id, ...tracks.map((track) => track.id)]);
        if (json) {
          printJson({
            track: told(details.get(id)),
            metric,
            tracks: tracks.map(({ id: other, distance, reason }) => ({
              ...told(details.get(other)),
              distance,
              reason,
            })),
          });
          return;
        }
        if (details.get(id)?.state !== 'analysed')
          print('It was not analysed, so nothing can be compared with it.');
        else if (tracks.length === 0)
          print(
            query === null
              ? 'Nothing else was analysed that it can be compared with.'
              : 'Nothing that the search finds can be compared with it.',
          );
        for (const [n, { id: other, distance, reason }] of tracks.entries()) {
          const why = reasonText(reason);
          const facts = `${nameOf(details.get(other))}${factsOf(details.get(other))}`;
          print(
            `${String(n + 1).padStart(3)} ${facts}  ${distance.toFixed(2)}${why === '' ? '' : `  ${why}`}`,
          );
        }
      });
    });
}
