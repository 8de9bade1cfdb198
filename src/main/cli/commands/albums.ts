// `stackwax albums` and `stackwax artists`: what the library holds, a line each, or as one document.
import { Command, Option } from 'commander';
import type { Client } from '../../../core/contract/contract.ts';
import { rowsAtOnce } from '../../../core/contract/tracks.ts';
import { type AlbumRow, type AlbumSort, albumOrders } from '../../../core/domain/album.ts';
import { print, printJson } from '../../terminal.ts';
import { type LibraryOptions, libraryOption } from '../options.ts';
import { countText, printList, tracksText } from '../output.ts';
import { type QueryOptions, queryOf, queryOption } from '../queries.ts';
import { type Places, withLibrary } from '../session.ts';

interface Options extends LibraryOptions, QueryOptions {
  readonly sort: AlbumSort['by'];
}

export function albumsCommand(places: Places): Command {
  return new Command('albums')
    .description('list the albums')
    .addOption(queryOption('only albums with a track that a search finds, as in `year:1990..1999 -live`'))
    .addOption(
      new Option('--sort <order>', 'the newest first where it is `added`')
        .choices(albumOrders)
        .default('artist'),
    )
    .addOption(libraryOption())
    .option('--json', 'print as JSON')
    .action(async ({ library, query, sort, json }: Options) => {
      const search = queryOf([], query);
      await withLibrary(places, library, async (client) => {
        const albums = fetchAlbums(client, search, sort);
        if (json) return await printList(albums);
        let count = 0;
        for await (const page of albums) {
          print(...page.map(lineOf));
          count += page.length;
        }
        if (count === 0) print('No albums.');
      });
    });
}

export function artistsCommand(places: Places): Command {
  return new Command('artists')
    .description('list the artists, with how many albums and tracks each has')
    .argument('[name]', 'only those in whose name each of these words begins a word')
    .addOption(libraryOption())
    .option('--json', 'print as JSON')
    .action(async (name: string | undefined, { library, json }: LibraryOptions) => {
      const artists = await withLibrary(places, library, (client) =>
        client.albums.artists(name === undefined ? {} : { typed: name }),
      );
      if (json) printJson(artists);
      else if (artists.length === 0) print('No artists.');
      else
        print(
          ...artists.map(
            ({ name, albums, tracks }) => `${name}  ${countText(albums, 'album')}, ${tracksText(tracks)}`,
          ),
        );
    });
}

/** Some hundred at a time. */
async function* fetchAlbums(
  client: Client,
  search: string | null,
  by: AlbumSort['by'],
): AsyncGenerator<AlbumRow[]> {
  const ids = await client.albums.query({
    filter: search === null ? {} : { query: search },
    sort: { by, direction: by === 'added' ? 'descending' : 'ascending' },
  });
  for (let start = 0; start < ids.length; start += rowsAtOnce)
    yield await client.albums.rows({ ids: ids.slice(start, start + rowsAtOnce) });
}

function lineOf({ title, artist, folder, years, tracks }: AlbumRow): string {
  const by = artist ?? (folder === null ? 'unknown artist' : 'various artists');
  const from =
    years === null ? '' : years.from === years.to ? ` (${years.from})` : ` (${years.from} to ${years.to})`;
  return `${by}: ${title}${from}  ${tracksText(tracks)}`;
}
