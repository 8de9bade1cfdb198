// `stackwax label`: sets the genre of tracks, or clears it; marks what is no music.
import { statSync } from 'node:fs';
import { Command } from 'commander';
import type { Client } from '../../../core/contract/contract.ts';
import { AppError } from '../../../core/domain/errors.ts';
import { genreNameSchema } from '../../../core/domain/genre.ts';
import { print, printJson } from '../../terminal.ts';
import { chosenTracks } from '../chosenTracks.ts';
import { type LibraryOptions, libraryOption } from '../options.ts';
import { tracksText } from '../output.ts';
import { type QueryOptions, queryOf, queryOption } from '../queries.ts';
import { type Places, userPath, withLibrary } from '../session.ts';

interface Options extends LibraryOptions, QueryOptions {
  clear?: true;
  notMusic?: true;
  music?: true;
}

export function labelCommand(places: Places): Command {
  const command = new Command('label');
  return command
    .description('set the genre of tracks; it outranks tags and models, and retraining learns from it')
    .argument('[path...]', 'files or folders, and last the genre (no genre with --clear)')
    .usage('[options] <path...> <genre>')
    .addOption(libraryOption())
    .addOption(queryOption('instead of paths, or only those there: tracks that a search finds'))
    .option('--clear', 'remove the labels of these tracks')
    .option(
      '--not-music',
      'no music (podcasts, audiobooks): no genre, not learned from; a folder with all that it holds',
    )
    .option('--music', 'music after all')
    .option('--json', 'print the result as JSON')
    .action(async (words: string[], { library, clear, notMusic, music, json, query }: Options) => {
      const search = queryOf([], query);
      if (notMusic || music) {
        if (words.length === 0 && search === null)
          command.error("error: missing argument 'path'", { exitCode: 2 });
        const tracks = await setKind(places, library, words, search, notMusic ? 'not music' : 'music');
        if (json) printJson({ tracks, kind: notMusic ? 'not music' : 'music' });
        else
          print(`${tracksText(tracks)} ${tracks === 1 ? 'is' : 'are'} ${notMusic ? 'no music' : 'music'}.`);
        return;
      }
      const genre = clear ? null : (words.at(-1) ?? '');
      const paths = clear ? words : words.slice(0, -1);
      if ((paths.length === 0 && search === null) || genre === '')
        command.error(`error: missing argument '${words.length === 0 ? 'path' : 'genre'}'`, { exitCode: 2 });
      if (genre !== null && !genreNameSchema.safeParse(genre).success) {
        command.error(`error: '${genre}' cannot be the name of a genre`, { exitCode: 2 });
      }
      const { tracks, genre: became } = await withLibrary(places, library, async (client) => {
        const trackIds = await chosenTracks(client, paths, search);
        return await client.labels.set({ trackIds, genre });
      });
      if (json) printJson({ tracks, genre: became });
      else
        print(
          became === null
            ? `Cleared ${tracksText(tracks)}.`
            : `${tracksText(tracks)} ${tracks === 1 ? 'is' : 'are'} now ${became}.`,
        );
    });
}

/** Throws for a path without tracks: a misspelt one should not pass unnoticed. */
async function resolve(client: Client, paths: readonly string[]): Promise<{ path: string; ids: number[] }[]> {
  const resolved = await client.tracks.resolve({ paths: paths.map(userPath) });
  const unknown = resolved.find(({ ids }) => ids.length === 0);
  if (unknown !== undefined)
    throw new AppError('not-found', 'Not in the library; scan it first.', { path: unknown.path });
  return resolved;
}

/** The kind of a folder holds for all that it contains, now and later. */
async function setKind(
  places: Places,
  library: string | undefined,
  paths: readonly string[],
  search: string | null,
  kind: 'music' | 'not music',
): Promise<number> {
  return await withLibrary(places, library, async (client) => {
    if (search !== null) {
      const ids = await chosenTracks(client, paths, search);
      await client.tracks.setKind({ ids, kind });
      return ids.length;
    }
    const resolved = await resolve(client, paths);
    for (const { path, ids } of resolved) {
      const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? ids.length > 1;
      await client.tracks.setKind(isFolder ? { folder: path, kind } : { ids, kind });
    }
    return new Set(resolved.flatMap(({ ids }) => ids)).size;
  });
}
