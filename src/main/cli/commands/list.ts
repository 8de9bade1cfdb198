// `stackwax list`: the tracks with their tags, predictions and effective genre.
import { Command } from 'commander';
import type { Client } from '../../../core/contract/contract.ts';
import { AppError } from '../../../core/domain/errors.ts';
import { camelot } from '../../../core/domain/musicalKey.ts';
import { remarkText } from '../../../core/domain/remarks.ts';
import { csvLines } from '../../../core/domain/text/csv.ts';
import type { ListedTrack } from '../../../core/domain/track.ts';
import { listedFields, measuredValue, trackFields } from '../../../core/domain/trackFields.ts';
import { displayGenre, genreKey } from '../../../core/genres/name.ts';
import { print, printDocument, taken } from '../../terminal.ts';
import { type LibraryOptions, libraryOption } from '../options.ts';
import { printList } from '../output.ts';
import { type QueryOptions, queryOf, queryOption, refuseOptions } from '../queries.ts';
import { type Places, withLibrary } from '../session.ts';

interface Options extends LibraryOptions, QueryOptions {
  genre?: string;
  csv?: true;
  explain?: true;
  maybeNotMusic?: true;
}

type Which = Pick<Options, 'genre' | 'maybeNotMusic'> & { readonly search: string | null };

export function listCommand(places: Places): Command {
  return (
    new Command('list')
      .description('list the tracks by genre, or those that a search finds')
      .argument('[search...]', 'as in genre:rock year:1990..1999 -live; all of it in docs/search.md')
      // A word that must be absent begins with a dash.
      .allowUnknownOption()
      .addOption(queryOption())
      .addOption(libraryOption())
      .option('--genre <name>', 'only tracks of this genre')
      .option(
        '--maybe-not-music',
        'only tracks in which an ear hears speech or mere sounds; answer with `label`',
      )
      .option('--csv', 'print as CSV')
      .option('--json', 'print as JSON, with every probability')
      .option('--explain', 'with --json: nearest tracks, what ears hear, and the features for and against')
      .action(
        async (words: string[], { library, json, csv, explain, query, ...chosen }: Options, command) => {
          refuseOptions(words, command);
          const which = { ...chosen, search: queryOf(words, query) };
          await withLibrary(places, library, async (client) => {
            const tracks = fetchTracks(client, which);
            if (json && explain) await printList(explained(client, tracks));
            else if (json) await printList(mapped(tracks, listed));
            else if (csv) await printCsv(tracks);
            else await printByGenre(tracks);
          });
        },
      )
  );
}

/** Held in memory at once: larger pages outlive the quick collections and make it grow, more than they save time. */
const tracksAtOnce = 25;

/** By genre. */
async function* fetchTracks(
  client: Client,
  { genre, maybeNotMusic, search }: Which,
): AsyncGenerator<ListedTrack[]> {
  const filter = {
    ...(genre === undefined ? {} : { genreId: await genreIdOf(client, genre) }),
    ...(maybeNotMusic === undefined ? {} : { maybeNotMusic }),
    ...(search === null ? {} : { query: search }),
  };
  const sort = [
    { key: 'genre' as const, direction: 'ascending' as const },
    { key: 'path' as const, direction: 'ascending' as const },
  ];
  const ids = await client.tracks.query({ filter, sort });
  for (let start = 0; start < ids.length; start += tracksAtOnce)
    yield await client.tracks.listed({ ids: ids.slice(start, start + tracksAtOnce) });
}

async function* explained(client: Client, pages: AsyncIterable<ListedTrack[]>): AsyncGenerator<object[]> {
  for await (const page of pages)
    for (const track of page) {
      const { heard, nearestLabelled, nearestOthers, featuresFor, featuresAgainst } =
        await client.tracks.explain({ id: track.id });
      const explanation = { heard, nearestLabelled, nearestOthers, featuresFor, featuresAgainst };
      yield [{ ...listed(track), explanation }];
    }
}

async function* mapped(
  pages: AsyncIterable<ListedTrack[]>,
  one: (track: ListedTrack) => object,
): AsyncGenerator<object[]> {
  for await (const page of pages) yield page.map(one);
}

async function genreIdOf(client: Client, name: string): Promise<number> {
  const found = (await client.genres.list()).find((genre) => genreKey(genre.name) === genreKey(name));
  if (found === undefined) throw new AppError('not-found', `There is no genre '${name}' in the library.`);
  return found.id;
}

/** Genres by the names under which `label`, `--genre` and files of labels know them. */
function listed(track: ListedTrack): Readonly<Record<string, unknown>> {
  const { path, musicalKey, taggedKey, estimatedKey, taggedBpm, moreTags, probabilities, baseLearners } =
    track;
  const fields = listedFields.map((name) => [trackFields[name].listed, measuredValue(name, track[name])]);
  const keys = { camelot: camelot(musicalKey ?? ''), taggedKey, estimatedKey, taggedBpm };
  return { path, ...Object.fromEntries(fields), ...keys, moreTags, probabilities, baseLearners };
}

/** For a spreadsheet: genres as they are shown. */
async function printCsv(pages: AsyncIterable<ListedTrack[]>): Promise<void> {
  printDocument(csvLines([['path', ...listedFields.map((name) => trackFields[name].listed)]]));
  for await (const page of pages) {
    printDocument(csvLines(page.map(cellsOf)));
    await taken();
  }
}

function cellsOf(track: ListedTrack) {
  const genres = { genre: shownGenre(track.genre), predictedGenre: shownGenre(track.predictedGenre) };
  const shown = { ...track, ...genres };
  return [
    track.path,
    ...listedFields.map((name) => {
      if (name === 'remarks') return track.remarks.map(remarkText).join(' ');
      const value = shown[name];
      return Array.isArray(value) ? value.join('; ') : measuredValue(name, value);
    }),
  ];
}

const shownGenre = (name: string | null): string | null => (name === null ? null : displayGenre(name));

const sourceWords = { label: 'by you', tag: 'by tag', model: 'by model', none: '' } as const;

async function printByGenre(pages: AsyncIterable<ListedTrack[]>): Promise<void> {
  let isFirst = true;
  let genre: string | null = null;
  let lines: string[] = [];
  const flush = (): void => {
    if (lines.length === 0) return;
    if (!isFirst) print('');
    print(`${genre === null ? 'Unsorted' : displayGenre(genre)} (${lines.length})`, ...lines);
    isFirst = false;
    lines = [];
  };
  for await (const page of pages) {
    for (const track of page) {
      if (track.genre !== genre) flush();
      genre = track.genre;
      lines.push(lineOf(track));
    }
    await taken();
  }
  flush();
  if (isFirst) print('No tracks.');
}

function lineOf(track: ListedTrack): string {
  const name = [track.artist, track.title ?? track.fileName].filter((part) => part !== null).join(' - ');
  const sure =
    track.genreSource === 'model' && track.confidence !== null
      ? ` ${Math.round(track.confidence * 100)} %`
      : '';
  const why = track.genreSource === 'none' ? '' : `  (${sourceWords[track.genreSource]}${sure})`;
  return `  ${name}${why}`;
}
