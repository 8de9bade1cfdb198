// The figures of cleaning tags as Markdown: for docs/lab.md and for the terminal.
import { tagCategories } from '../../src/core/genres/judge.ts';
import type { TagCleaningFigures } from './figures.ts';

export function tagCleaningMarkdown({ files, drawn, gold, planted, many }: TagCleaningFigures): string {
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
  const lines = [
    table(
      [
        'list',
        'strings',
        ...tagCategories,
        'I as typed',
        'II rules',
        'III neighbours',
        'genres II',
        'genres III',
      ],
      files.map(({ file, strings, categories, distinct, genres }) => [
        file,
        strings,
        ...tagCategories.map((category) => categories[category]),
        ...distinct,
        ...genres.slice(1),
      ]),
    ),
    '',
    'Strings by category, then distinct tags after each stage; the rules drop junk. Neighbours are learned from the words inside all these',
    'lists and from the genre---subgenre pairs, as no list tells the tags of tracks; so genres alone are merged.',
    '',
    `${drawn.drawn} of the ${drawn.merges} merges of stage III among the first list's tags (seed ${drawn.seed}), judged by the vocabulary's tree, of which`,
    `nothing was learned: ${drawn.judged.line} along a line (one genre above the other), ${drawn.judged.family} within a family, ${drawn.judged.wrong} wrong,`,
    `${drawn.judged.unjudged} that it cannot judge. Right: **${percent(drawn.shareRight)}**; of pairs by chance ${percent(drawn.shareByChance)}.`,
    `Wrong: ${listed(drawn.examples.filter(({ judged }) => judged === 'wrong'))}.`,
    `Right, for example: ${listed(drawn.examples.filter(({ judged }) => judged !== 'wrong').slice(0, 12))}.`,
    '',
    `Of ${gold.strings} strings with the category that a person expects: category right ${percent(gold.categoryRight)}, exactly the expected genres`,
    `on ${percent(gold.genresRight)} of the ${gold.genreStrings} that name any. Otherwise: ${gold.wrong.join(', ') || 'none'}.`,
  ];
  lines.push(
    '',
    `With the tags of tracks, on a made folksonomy (seed ${planted.seed}: ${planted.tracks} tracks of 120 things, ${planted.pairs} of which have two names):`,
    `${planted.found} of the pairs found (recall ${percent(planted.recall)}) among ${planted.merges} merges (precision ${percent(planted.precision)}).`,
  );
  if (many.length > 0)
    lines.push(
      '',
      table(
        ['made tags', 'tracks', 's of one processor', 's', 'peak MB', 'I', 'II', 'III'],
        many.map(({ tags, tracks, processorSeconds, seconds, peakMb, distinct }) => [
          tags,
          tracks ?? 'none',
          processorSeconds.toFixed(1),
          seconds.toFixed(1),
          peakMb.toFixed(0),
          ...distinct,
        ]),
      ),
    );
  return lines.join('\n');
}

function listed(merges: readonly { readonly from: string; readonly into: string }[]): string {
  return merges.map(({ from, into }) => `${from} → ${into}`).join(', ') || 'none';
}

function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join(
    '\n',
  );
}
