// `stackwax review`: the tracks whose labels would teach the model most, and whether there are any.
import { Command } from 'commander';
import { displayGenre } from '../../../core/genres/name.ts';
import { print, printJson } from '../../terminal.ts';
import { type LibraryOptions, libraryOption, positiveInteger } from '../options.ts';
import { type Places, withLibrary } from '../session.ts';

interface Options extends LibraryOptions {
  limit: number;
  anyway?: true;
}

export function reviewCommand(places: Places): Command {
  return new Command('review')
    .description('list the tracks to label next, the most informative first')
    .addOption(libraryOption())
    .option('--limit <n>', 'how many, at most 200', positiveInteger, 20)
    .option('--anyway', 'go on with what is not worth asking')
    .option('--json', 'print as JSON')
    .action(async ({ library, limit, anyway, json }: Options) => {
      const { questions, open, likelyRight } = await withLibrary(places, library, async (client) => {
        const review = await client.labels.reviewQueue({
          limit: Math.min(200, limit),
          anyway: anyway === true,
        });
        const details = await client.tracks.details({ ids: review.questions.map(({ id }) => id) });
        const byId = new Map(details.map((track) => [track.id, track]));
        return {
          ...review,
          questions: review.questions.flatMap((item) => {
            const track = byId.get(item.id);
            if (track === undefined) return [];
            const { path, title, artist, album, taggedGenre } = track;
            return [{ ...item, path, title, artist, album, taggedGenre }];
          }),
        };
      });
      if (json) return printJson({ questions, open, likelyRight });
      for (const { path, title, artist, taggedGenre, guesses } of questions) {
        const name = title === null ? path : [artist, title].filter((part) => part !== null).join(' - ');
        const likely = guesses
          .slice(0, 3)
          .map(({ genre, probability }) => `${displayGenre(genre)} ${Math.round(probability * 100)} %`);
        const tagged = taggedGenre === null ? [] : [`${displayGenre(taggedGenre)} by its tag`];
        print(name, `  ${[...tagged, ...likely].join(', ')}?  ${path}`);
      }
      if (questions.length < limit && !anyway)
        print(
          open === questions.length
            ? 'Nothing else to ask: every other track that was listened to has an answer or a trusted tag.'
            : `Nothing${questions.length > 0 ? ' else' : ''} worth asking now: of ${open} tracks that nobody named it expects to be ` +
                `right on ${likelyRight}, and ten answers would put no more than one of the others right. --anyway asks all the same.`,
        );
    });
}
