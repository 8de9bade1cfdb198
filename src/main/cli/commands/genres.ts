// `stackwax genres`: the genres that the library is sorted by, those that its tags ask for, and taking them in or out.
import { Command } from 'commander';
import type { GenreFromTags } from '../../../core/domain/genre.ts';
import { displayGenre } from '../../../core/genres/name.ts';
import { log, print, printJson } from '../../terminal.ts';
import { type LibraryOptions, libraryOption } from '../options.ts';
import { tracksText } from '../output.ts';
import { type Places, withLibrary } from '../session.ts';

export function genresCommand(places: Places): Command {
  // Options after `add` or `remove` go to the command above, which has them, too.
  const command = new Command('genres')
    .description('the genres that the library is sorted by, and those that its tags ask for')
    .addOption(libraryOption())
    .option('--json', 'print as JSON')
    .action(async ({ library, json }: LibraryOptions) => {
      const [genres, fromTags] = await withLibrary(places, library, (client) =>
        Promise.all([client.genres.list(), client.genres.fromTags()]),
      );
      if (json) return printJson({ genres, ...fromTags });
      for (const { name, tracks } of genres) print(`${String(tracks).padStart(6)}  ${displayGenre(name)}`);
      printOffers(fromTags.offered);
    });
  command
    .command('add')
    .description('sort the library by these genres, too')
    .argument('<genre...>')
    .addOption(libraryOption())
    .option('--json', 'print their names as JSON')
    .action(async (genres: string[], _own: LibraryOptions, add: Command) => {
      const { library, json } = add.optsWithGlobals<LibraryOptions>();
      const added = await withLibrary(places, library, (client) => client.genres.takeIn({ genres }));
      if (json) return printJson({ added });
      print(`Among your genres: ${added.map(displayGenre).join(', ')}.`);
    });
  command
    .command('remove')
    .description('do not sort by these genres, nor offer them again; those that your labels name stay')
    .argument('<genre...>')
    .addOption(libraryOption())
    .option('--json', 'print what was removed and what stays as JSON')
    .action(async (genres: string[], _own: LibraryOptions, remove: Command) => {
      const { library, json } = remove.optsWithGlobals<LibraryOptions>();
      const { takenOut, kept } = await withLibrary(places, library, (client) =>
        client.genres.takeOut({ genres }),
      );
      if (json) return printJson({ removed: takenOut, kept });
      if (takenOut.length > 0) print(`Removed: ${takenOut.map(displayGenre).join(', ')}.`);
      for (const { genre, tracks } of kept)
        log(
          `${displayGenre(genre)} stays: ${tracksText(tracks)} ${tracks === 1 ? 'has' : 'have'} its label.`,
        );
    });
  return command;
}

/** More are for `stackwax genres`. */
const offersShown = 5;

/** What came in by itself at the first scan, with how to take it back. */
export function printCameIn(genres: readonly GenreFromTags[]): void {
  if (genres.length === 0) return;
  const named = genres.map(({ genre, tracks }) => `${displayGenre(genre)} (${tracks})`);
  print(
    `New among your genres, because tags name them: ${named.join(', ')}.`,
    `To take them back: stackwax genres remove ${genres.map(({ genre }) => quoted(genre)).join(' ')}`,
  );
}

export function printOffers(offers: readonly GenreFromTags[]): void {
  for (const { genre, tracks } of offers.slice(0, offersShown))
    print(
      `${tracksText(tracks)} ${tracks === 1 ? 'says' : 'say'} ${displayGenre(genre)}. ` +
        `Add it: stackwax genres add ${quoted(genre)}; never: stackwax genres remove ${quoted(genre)}`,
    );
  if (offers.length > offersShown)
    print(`Tags ask for ${offers.length - offersShown} more genres: stackwax genres --json`);
}

/** As a shell reads it; names of genres have no quotes that matter but the apostrophe. */
function quoted(genre: string): string {
  return /^[\w-]+$/u.test(genre) ? genre : `"${genre}"`;
}
