// `stackwax matches list|answer`: missing tracks that could be several files, and which they are.
import { Command, InvalidArgumentError } from 'commander';
import type { OpenMatch } from '../../../core/domain/match.ts';
import { displayGenre } from '../../../core/genres/name.ts';
import { print, printJson } from '../../terminal.ts';
import { type LibraryOptions, libraryOption, positiveInteger } from '../options.ts';
import { type Places, withLibrary } from '../session.ts';

export function matchesCommand(places: Places): Command {
  return new Command('matches')
    .description('missing tracks with labels that could be several files: which one is it?')
    .addCommand(listing(places))
    .addCommand(answering(places));
}

function listing(places: Places): Command {
  return new Command('list')
    .description('list what is to be answered, with the numbers of the tracks')
    .addOption(libraryOption())
    .option('--json', 'print as JSON')
    .action(async ({ library, json }: LibraryOptions) => {
      const open = await withLibrary(places, library, (client) => client.matches.list());
      if (json) printJson(open);
      else if (open.length === 0) print('Nothing to answer: every missing track is only waited for.');
      else for (const match of open) printMatch(match);
    });
}

function answering(places: Places): Command {
  return new Command('answer')
    .description('say which file a missing track is; what was set on it is on that file from then on')
    .argument('<track>', 'number of the missing track', positiveInteger)
    .argument('<file>', "number of the file, or 'none' of those that there are", numberOrNone)
    .addOption(libraryOption())
    .option('--json', 'print the answer as JSON')
    .action(async (trackId: number, candidateId: number | null, { library, json }: LibraryOptions) => {
      await withLibrary(places, library, (client) => client.matches.answer({ trackId, candidateId }));
      if (json) printJson({ trackId, candidateId });
      else if (candidateId === null) print(`Track ${trackId} stays missing, with all that was set on it.`);
      else print(`Track ${trackId} is found, with all that was set on it.`);
    });
}

function printMatch({ track, candidates }: OpenMatch): void {
  const set = [
    ...(track.label === null ? [] : [displayGenre(track.label)]),
    ...(track.kind === null ? [] : [track.kind]),
    ...track.playlists.map((name) => `playlist '${name}'`),
  ].join(', ');
  print(`${line(track.id, track.path)}  (${set}) is missing and could be:`);
  for (const { id, path } of candidates) print(`  ${line(id, path)}`);
}

function line(id: number, path: string): string {
  return `${String(id).padStart(6)}  ${path}`;
}

function numberOrNone(text: string): number | null {
  if (text === 'none') return null;
  try {
    return positiveInteger(text);
  } catch {
    throw new InvalidArgumentError("The number of a track is wanted, or 'none'.");
  }
}
