// `stackwax import`: takes in playlists, ratings, plays, cue points and genres of other programs.
import { Command, Option } from 'commander';
import {
  type ForeignKind,
  type ForeignReport,
  foreignKinds,
  foreignNames,
  type ImportedFile,
} from '../../../core/domain/foreign.ts';
import { log, print, printJson } from '../../terminal.ts';
import { type LibraryOptions, libraryOption } from '../options.ts';
import { countText, tracksText } from '../output.ts';
import { followJob, type Places, userPath, withLibrary } from '../session.ts';

interface Options extends LibraryOptions {
  dryRun?: true;
  as?: ForeignKind;
  genresAsLabels?: true;
}

/** More are in the document of --json. */
const linesShown = 20;

export function importCommand(places: Places): Command {
  return new Command('import')
    .description(
      'take in playlists, ratings, play counts, cue points and genres: M3U, PLS, XSPF, JSPF, iTunes, rekordbox, Traktor, Mixxx, Navidrome, beets',
    )
    .argument('<file...>', 'files of other programs; what each is, is told by its content')
    .addOption(libraryOption())
    .addOption(
      new Option('--as <kind>', 'what the files are, where that cannot be told').choices(foreignKinds),
    )
    .option('--dry-run', 'only say what would come in')
    .option(
      '--genres-as-labels',
      'genres become your labels where there are none, not one more source of tags',
    )
    .option('--json', 'print the report as JSON')
    .action(async (files: string[], { library, json, dryRun, as, genresAsLabels }: Options) => {
      const report = await withLibrary(places, library, async (client) => {
        const { jobId } = await client.imports.start({
          paths: files.map(userPath),
          ...(as === undefined ? {} : { as }),
          dryRun: dryRun === true,
          genresAsLabels: genresAsLabels === true,
        });
        return await followJob(client, jobId, (result) => (result.kind === 'import' ? result.report : null));
      });
      if (json) return printJson(report);
      for (const file of report.files) printFile(file);
      printTaken(report);
    });
}

function printFile(file: ImportedFile): void {
  const { path, kind, tracks, byPath, byName, byTags, notFound, ambiguous } = file;
  print(`${path}: ${foreignNames[kind]}`);
  const row = (label: string, value: number, more = ''): void =>
    print(`  ${label.padEnd(16)}${String(value).padStart(8)}${more === '' ? '' : `  ${more}`}`);
  row('tracks', tracks);
  row(
    'found',
    byPath + byName + byTags,
    `${byPath} by path, ${byName} by file name, ${byTags} by artist and title`,
  );
  row('not found', notFound);
  row('ambiguous', ambiguous);
  row('playlists', file.playlists);
  row('ratings', file.ratings);
  row('play counts', file.plays);
  row('cue points', file.cues, file.cues === 0 ? '' : 'tracks that have them');
  row('genres', file.genres);
  for (const { name, tracks: found, missing, isKnown } of file.namedPlaylists)
    print(
      `  playlist '${name}': ${tracksText(found)}${missing === 0 ? '' : `, ${missing} not found`}${isKnown ? ', here already' : found === 0 ? ', left out' : ''}`,
    );
  for (const note of file.notes) log(note);
  const at = (line: number | null): string => (line === null ? '' : `line ${line}: `);
  for (const { line, text } of file.notFoundTracks.slice(0, linesShown)) log(`Not found: ${at(line)}${text}`);
  more(notFound);
  for (const { line, text, candidates } of file.ambiguousTracks.slice(0, linesShown))
    log(`Ambiguous: ${at(line)}${text} could be ${candidates.join(' or ')}`);
  more(ambiguous);
}

function more(count: number): void {
  if (count > linesShown) log(`… and ${count - linesShown} more; --json lists the first thousand.`);
}

function printTaken({ dryRun, taken }: ForeignReport): void {
  if (dryRun) {
    print('Nothing was written: this was a dry run.');
    return;
  }
  const parts = [
    [taken.playlists, countText(taken.playlists, 'playlist')],
    [taken.ratings, countText(taken.ratings, 'rating')],
    [taken.plays, `plays of ${tracksText(taken.plays)}`],
    [taken.cues, `cue points of ${tracksText(taken.cues)}`],
    [taken.genres, `genres of ${tracksText(taken.genres)}`],
    [taken.labels, countText(taken.labels, 'label')],
  ] as const;
  const came = parts.flatMap(([count, text]) => (count === 0 ? [] : [text]));
  print(came.length === 0 ? 'Nothing new came in.' : `Came in: ${came.join(', ')}.`);
}
