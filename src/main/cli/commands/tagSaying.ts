// `stackwax tag add|remove|clear|list|import|forget`: tags as people say them, listed, and imported.
import { Command, InvalidArgumentError, Option } from 'commander';
import {
  importSourceSchema,
  type TagFacet,
  tagFacetSchema,
  trackTagNameSchema,
} from '../../../core/domain/trackTag.ts';
import { log, print, printJson } from '../../terminal.ts';
import { chosenTracks } from '../chosenTracks.ts';
import { fitting, type LibraryOptions, libraryOption, positiveInteger } from '../options.ts';
import { countText, tracksText } from '../output.ts';
import { type QueryOptions, queryOf, queryOption } from '../queries.ts';
import { followJob, type Places, userPath, withLibrary } from '../session.ts';

interface SayOptions extends LibraryOptions, QueryOptions {
  readonly facet?: TagFacet;
}

interface ListOptions extends LibraryOptions {
  readonly facet?: TagFacet;
  readonly search?: string;
  readonly limit?: number;
}

export function tagSayingCommands(places: Places): Command[] {
  return [
    saying(places, 'add', true),
    saying(places, 'remove', false),
    saying(places, 'clear', null),
    importing(places),
    forgetting(places),
  ];
}

const ways = {
  add: 'say that a tag holds on these tracks',
  remove: 'say that it does not hold, whatever files, imports or a model say',
  clear: 'take back what you said of it',
} as const;

function facetOption(description: string): Option {
  return new Option('--facet <facet>', description).choices([...tagFacetSchema.options]);
}

function saying(places: Places, name: keyof typeof ways, holds: boolean | null): Command {
  const command = new Command(name);
  if (holds === true)
    command.addOption(facetOption('what a new tag is about (default: as the vocabulary knows it)'));
  return command
    .description(ways[name])
    .argument('<path...>', 'files or folders, and last the tag, or several with commas between')
    .usage('[options] <path...> <tag>')
    .addOption(queryOption('instead of paths, or only those there: tracks that a search finds'))
    .addOption(libraryOption())
    .option('--json', 'print the result as JSON')
    .action(async (words: string[], { library, json, facet, query }: SayOptions) => {
      const search = queryOf([], query);
      const names = (words.at(-1) ?? '')
        .split(',')
        .flatMap((text) => (text.trim() === '' ? [] : [text.trim()]));
      const paths = words.slice(0, -1);
      if ((paths.length === 0 && search === null) || names.length === 0)
        command.error("error: missing argument 'tag'", { exitCode: 2 });
      const wrong = names.find((text) => !trackTagNameSchema.safeParse(text).success);
      if (wrong !== undefined)
        command.error(`error: '${beginningOf(wrong)}' cannot be a tag: at most 100 characters, in one line`, {
          exitCode: 2,
        });
      const said = await withLibrary(places, library, async (client) =>
        client.trackTags.say({
          trackIds: await chosenTracks(client, paths, search),
          tags: names.map((text) => ({ name: text, ...(facet === undefined ? {} : { facet }) })),
          holds,
        }),
      );
      if (json) return printJson({ ...said, holds });
      const tags = said.tags.join(', ');
      if (holds === null) print(`Cleared ${tags} of ${tracksText(said.tracks)}.`);
      else
        print(
          `${tracksText(said.tracks)} ${said.tracks === 1 ? 'is' : 'are'} ${holds ? 'now' : 'not'} ${tags}.`,
        );
    });
}

export function tagListCommand(places: Places): Command {
  return new Command('list')
    .description('the tags of the library with the tracks that they hold on, and what was imported')
    .addOption(facetOption('only these'))
    .option('--search <text>', 'only those that it stands in', searchText)
    .option('--limit <n>', 'so many at most (default: 1000)', positiveInteger)
    .addOption(libraryOption())
    .option('--json', 'print as JSON')
    .action(async ({ library, json, ...which }: ListOptions) => {
      const [tags, sources] = await withLibrary(places, library, async (client) => [
        await client.trackTags.list(which),
        await client.trackTags.sources(),
      ]);
      if (json) return printJson({ tags, sources });
      if (tags.length === 0) print('No tags.');
      for (const { name, facet, tracks, refused, ...by } of tags) {
        const who = [
          [by.byPerson, 'by you'],
          [by.byFile, 'by files'],
          [by.byImport, 'imported'],
          [by.heard, 'heard'],
          [refused, 'refused'],
        ] as const;
        const parts = who.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`]));
        print(`${String(tracks).padStart(6)}  ${name} (${facet}): ${parts.join(', ')}`);
      }
      for (const { name, tracks } of sources) print(`Imported as '${name}': tags of ${tracksText(tracks)}.`);
    });
}

function importing(places: Places): Command {
  return new Command('import')
    .description(
      'take in what others say: a CSV file with columns track (a path, or "artist - title"; or artist and title), tag, weight',
    )
    .argument('<csv>', 'the file; imported again it replaces what it said before')
    .addOption(
      new Option('--as <source>', "under this name (default: the file's)").argParser(
        fitting(importSourceSchema, 'This cannot be the name of a source.'),
      ),
    )
    .addOption(libraryOption())
    .option('--json', 'print the report as JSON')
    .action(async (name: string, { library, json, as: source }: LibraryOptions & { as?: string }) => {
      const path = userPath(name);
      const report = await withLibrary(places, library, async (client) => {
        const { jobId } = await client.trackTags.import({
          path,
          ...(source === undefined ? {} : { source }),
        });
        return await followJob(client, jobId, (result) =>
          result.kind === 'tag-import' ? result.report : null,
        );
      });
      if (json) return printJson(report);
      const { rows, matched, tracks, unmatched, unmatchedRows, badRows, bad } = report;
      for (const text of badRows) log(text);
      if (bad > badRows.length) log(`${bad - badRows.length} more rows were left out.`);
      print(
        `${countText(rows, 'row')}, ${matched} of them about ${tracksText(tracks)} of yours, imported as '${report.source}'.`,
      );
      if (unmatchedRows > 0)
        print(
          `Not in this library: ${countText(unmatchedRows, 'row')}, such as ${unmatched.slice(0, 5).join('; ')}.`,
        );
    });
}

function forgetting(places: Places): Command {
  return new Command('forget')
    .description('drop all that was imported under a name')
    .argument(
      '<source>',
      'the name, as `tag list` shows it',
      fitting(importSourceSchema, 'This cannot be the name of a source.'),
    )
    .addOption(libraryOption())
    .option('--json', 'print the result as JSON')
    .action(async (source: string, { library, json }: LibraryOptions) => {
      await withLibrary(places, library, (client) => client.trackTags.forget({ source }));
      if (json) printJson({ forgotten: source });
      else print(`Forgot what was imported as '${source}'.`);
    });
}

/** Of what was typed, in one line. */
function beginningOf(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  return line.length > namedCharacters ? `${line.slice(0, namedCharacters)}…` : line;
}

const namedCharacters = 40;

function searchText(text: string): string {
  if (text.length > 500) throw new InvalidArgumentError('At most 500 characters.');
  return text;
}
