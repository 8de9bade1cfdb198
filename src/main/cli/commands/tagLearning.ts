// `stackwax tag learn|figures|review`: tags by sound: learned, how well they are heard, and which tracks to ask about.
import { Command } from 'commander';
import { AppError } from '../../../core/domain/errors.ts';
import type { TagFigures } from '../../../core/domain/tagging.ts';
import { print, printJson } from '../../terminal.ts';
import { type LibraryOptions, libraryOption, positiveInteger } from '../options.ts';
import { countText, tracksText } from '../output.ts';
import { followJob, type Places, withLibrary } from '../session.ts';

/** Sub-commands of `tag`. */
export const tagLearningCommands = (places: Places): Command[] => [
  learning(places),
  showing(places),
  reviewing(places),
];

function learning(places: Places): Command {
  return new Command('learn')
    .description(
      'learn what tags sound like from every tag that is on ten tracks of three artists, and hear them in all tracks',
    )
    .addOption(libraryOption())
    .option('--json', 'print the report and the figures as JSON')
    .action(async ({ library, json }: LibraryOptions) => {
      const [report, figures] = await withLibrary(places, library, async (client) => {
        const { jobId } = await client.trackTags.learn();
        const learned = await followJob(client, jobId, (result) =>
          result.kind === 'learn-tags' ? result.report : null,
        );
        return [learned, await client.trackTags.figures()] as const;
      });
      if (json) return printJson({ report, figures });
      if (figures !== null) printFigures(figures);
      print(
        `${countText(report.heard, 'tag')} of ${report.tags} can be told by sound; heard in ${tracksText(report.tracks)}.`,
      );
    });
}

function showing(places: Places): Command {
  return new Command('figures')
    .description('how well each tag is heard, judged by artists that were not learned from')
    .addOption(libraryOption())
    .option('--json', 'print as JSON; null where no tags were learned')
    .action(async ({ library, json }: LibraryOptions) => {
      const figures = await withLibrary(places, library, (client) => client.trackTags.figures());
      if (json) printJson(figures);
      else if (figures === null) print('No tags were learned yet. To learn them: stackwax tag learn');
      else printFigures(figures);
    });
}

function reviewing(places: Places): Command {
  return new Command('review')
    .description(
      'the tracks to ask about for one tag: near the threshold, surely held, and below it, in turn',
    )
    .argument('<tag>', 'its name')
    .option('--limit <n>', 'how many, at most 200', positiveInteger, 20)
    .addOption(libraryOption())
    .option('--json', 'print as JSON')
    .action(async (tag: string, { library, json, limit }: LibraryOptions & { readonly limit: number }) => {
      const { questions, open } = await withLibrary(places, library, async (client) => {
        const name = tag.trim().toLowerCase();
        const listed = await client.trackTags.list({ search: name });
        // Else the one under which what was typed is kept.
        const found =
          listed.find((one) => one.name === name) ?? listed.find((one) => !one.name.includes(name));
        if (found === undefined)
          throw new AppError('not-found', `No track has the tag '${tag}'. To see all: stackwax tag list`);
        const review = await client.trackTags.review({ tagId: found.id, limit: Math.min(200, limit) });
        const details = await client.tracks.details({ ids: review.questions.map(({ id }) => id) });
        const byId = new Map(details.map((track) => [track.id, track]));
        return {
          open: review.open,
          questions: review.questions.flatMap((item) => {
            const track = byId.get(item.id);
            if (track === undefined) return [];
            const { path, title, artist, album } = track;
            return [{ ...item, path, title, artist, album }];
          }),
        };
      });
      if (json) return printJson({ questions, open });
      for (const { path, title, artist, certainty } of questions) {
        const name = title === null ? path : [artist, title].filter((part) => part !== null).join(' - ');
        print(`${String(Math.round(100 * certainty)).padStart(3)} %  ${name}  ${path}`);
      }
      if (questions.length === 0)
        print(`Nothing to ask: '${tag}' was not learned. To learn tags: stackwax tag learn`);
    });
}

function printFigures({ tags, macro, byFacet, rows }: TagFigures): void {
  const share = (value: number | null): string => (value === null ? '-' : value.toFixed(3)).padStart(7);
  const line = (score: { rocAuc: number | null; prAuc: number | null; baseRate: number }): string =>
    `${share(score.rocAuc)}  ${share(score.prAuc)}  ${share(score.baseRate)}`;
  print('ROC-AUC   PR-AUC   chance    holds  refused  artists  heard from');
  for (const { name, holds, refused, artists, threshold, ...score } of tags) {
    const from = threshold < 1 ? `${Math.round(100 * threshold)} %` : 'never';
    const counts = [holds, refused, artists].map((count) => String(count).padStart(7)).join('  ');
    print(`${line(score)}  ${counts}  ${from.padStart(10)}  ${name}`);
  }
  for (const { facet, tags: count, ...score } of byFacet)
    print(`${line(score)}  mean of ${countText(count, `${facet} tag`)}`);
  if (macro !== null) print(`${line(macro)}  mean of all, of ${tracksText(rows)}`);
}
