// `stackwax rate`: gives tracks stars, or takes them back.
import { Command, InvalidArgumentError } from 'commander';
import { mostStars } from '../../../core/domain/rating.ts';
import { print, printJson } from '../../terminal.ts';
import { type LibraryOptions, libraryOption } from '../options.ts';
import { tracksText } from '../output.ts';
import { type Places, withLibrary } from '../session.ts';
import { tracksAt } from '../walks.ts';

export function rateCommand(places: Places): Command {
  return new Command('rate')
    .description('give tracks one to five stars; 0 takes them back')
    .argument('<stars>', `a whole number from 0 to ${mostStars}`, starsOf)
    .argument('<path...>', 'files or folders')
    .addOption(libraryOption())
    .option('--json', 'print the result as JSON')
    .action(async (given: number, paths: string[], { library, json }: LibraryOptions) => {
      const stars = given === 0 ? null : given;
      const { of, tracks } = await withLibrary(places, library, async (client) => {
        const trackIds = await tracksAt(client, paths);
        return { of: trackIds.length, ...(await client.labels.rate({ trackIds, stars })) };
      });
      if (json) return printJson({ tracks, stars });
      const same = of - tracks;
      const now = stars === null ? 'no stars' : `${stars} ${stars === 1 ? 'star' : 'stars'}`;
      print(
        `${tracksText(tracks)} ${tracks === 1 ? 'has' : 'have'} ${now} now${same === 0 ? '' : `; ${same} had ${stars === null ? 'none' : 'as many'} before`}.`,
      );
    });
}

function starsOf(text: string): number {
  if (!/^[0-5]$/u.test(text))
    throw new InvalidArgumentError(`Stars are a whole number from 0 to ${mostStars}.`);
  return Number(text);
}
