// What the cleaning of tags does to the lists that people wrote, as figures.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { genresOf, readGenreFields } from '../../src/core/genres/declared.ts';
import { type TagCategory, tagCategories } from '../../src/core/genres/judge.ts';
import { createRandom, deriveSeed, permutation } from '../../src/core/learning/maths/random.ts';
import { collapse } from '../../src/core/tags/collapse.ts';
import { countTags } from '../../src/core/tags/folksonomy.ts';
import type { TagMerge } from '../../src/core/tags/nearTags.ts';
import { categoryOf } from '../../src/core/tags/readTags.ts';
import { type Judged, judge } from './judged.ts';
import { type PlantedFigures, plantedFigures } from './planted.ts';
import { cleaner, furtherWords, gold, tagWords, vocabFiles, vocabulary } from './vocab.ts';

const manySchema = z.object({
  tags: z.number(),
  tracks: z.number().nullable(),
  seconds: z.number(),
  processorSeconds: z.number(),
  peakMb: z.number(),
  distinct: z.array(z.number()),
  merges: z.number(),
});
export type ManyFigures = z.infer<typeof manySchema>;

export interface FileFigures {
  readonly file: string;
  /** Lines; a string may stand on several. */
  readonly strings: number;
  readonly categories: Readonly<Record<TagCategory, number>>;
  /** Distinct tags after each stage. */
  readonly distinct: readonly number[];
  /** Of them genres. */
  readonly genres: readonly number[];
}

export interface DrawnMerges {
  readonly seed: number;
  /** All merges of stage III among the first file's tags, those drawn, and these by what the tree says of them. */
  readonly merges: number;
  readonly drawn: number;
  readonly judged: Readonly<Record<Judged, number>>;
  /** Of the drawn ones that the tree can judge. */
  readonly shareRight: number;
  /** Of pairs of any two genres among the tags: what chance would have. */
  readonly shareByChance: number;
  readonly examples: readonly { readonly from: string; readonly into: string; readonly judged: Judged }[];
}

export interface GoldFigures {
  readonly strings: number;
  readonly categoryRight: number;
  readonly genreStrings: number;
  readonly genresRight: number;
  readonly wrong: readonly string[];
}

export interface TagCleaningFigures {
  readonly files: readonly FileFigures[];
  readonly drawn: DrawnMerges;
  readonly gold: GoldFigures;
  /** With tracks, of which no list of people is at hand: on made ones. */
  readonly planted: PlantedFigures;
  /** By words alone, and with tracks; empty where they were not asked for. */
  readonly many: readonly ManyFigures[];
}

/** Of the draw. The planted folksonomies were developed on seeds from 1001 on; the merges of the lists were not kept apart. */
const reportedSeed = 1;
const drawnMerges = 100;
const manyTags = 500_000;

/** The half million of tags takes a minute; `withMany` false leaves it out. */
export function tagCleaningFigures(withMany: boolean): TagCleaningFigures {
  const collapsed = vocabFiles.map(({ file, written }) => ({
    file,
    written,
    ...collapse({ tags: countTags(written), tracks: null }, 3, cleaner, furtherWords),
  }));
  const files = collapsed.map(({ file, written, stages }) => ({
    file,
    strings: written.length,
    categories: perCategory((category) => countIn(stages[0]?.byCategory, category, 'count')),
    distinct: stages.map(({ distinct }) => distinct),
    genres: stages.map(({ byCategory }) => countIn(byCategory, 'genre', 'distinct')),
  }));
  const [typed] = collapsed;
  const merges = typed?.stages.at(-1)?.merges ?? [];
  const names = new Set(typed?.strings.flatMap((string) => string.names) ?? []);
  const genres = [...names].filter(({ facet }) => facet === 'genre').map(({ name }) => name);
  return {
    files,
    drawn: drawMerges(merges, genres, reportedSeed),
    gold: goldFigures(),
    planted: plantedFigures(cleaner, tagWords, reportedSeed),
    many: withMany ? [manyFigures('words'), manyFigures('tracks')] : [],
  };
}

function countIn(
  byCategory: readonly {
    readonly category: TagCategory;
    readonly count: number;
    readonly distinct: number;
  }[] = [],
  category: TagCategory,
  what: 'count' | 'distinct',
): number {
  return byCategory.find((one) => one.category === category)?.[what] ?? 0;
}

function perCategory(count: (category: TagCategory) => number): Record<TagCategory, number> {
  const [genre, emotion, description, number, junk] = tagCategories.map(count);
  return {
    genre: genre ?? 0,
    emotion: emotion ?? 0,
    description: description ?? 0,
    number: number ?? 0,
    junk: junk ?? 0,
  };
}

function drawMerges(merges: readonly TagMerge[], genres: readonly string[], seed: number): DrawnMerges {
  const order = permutation(merges.length, createRandom(deriveSeed(seed, 'merges'))).slice(0, drawnMerges);
  const drawn = Array.from(order).flatMap((at) => merges[at] ?? []);
  const examples = drawn.map((merge) => ({
    from: merge.from.name,
    into: merge.into.name,
    judged: judge(vocabulary, merge),
  }));
  const judged = { line: 0, family: 0, wrong: 0, unjudged: 0 };
  for (const example of examples) judged[example.judged]++;
  return {
    seed,
    merges: merges.length,
    drawn: drawn.length,
    judged,
    shareRight: shareRight(examples.map((example) => example.judged)),
    shareByChance: chance(genres, seed),
    examples,
  };
}

/** Of those that the tree can judge; NaN where it can judge none. */
function shareRight(judged: readonly Judged[]): number {
  const judgeable = judged.filter((one) => one !== 'unjudged');
  return judgeable.filter((one) => one !== 'wrong').length / judgeable.length;
}

function chance(genres: readonly string[], seed: number): number {
  const random = createRandom(deriveSeed(seed, 'pairs'));
  const any = () => ({ name: genres[random.integer(genres.length)] ?? '', facet: 'genre' as const });
  const pairs = Array.from({ length: 5000 }, () => ({ from: any(), into: any() }));
  return shareRight(
    pairs.filter(({ from, into }) => from.name !== into.name).map((pair) => judge(vocabulary, pair)),
  );
}

function goldFigures(): GoldFigures {
  const read = gold.map((row) => {
    const tags = readGenreFields([row.written], cleaner);
    return {
      ...row,
      isCategory: categoryOf(tags) === row.category,
      isGenres: genresOf(tags).join(';') === row.canonical.join(';'),
    };
  });
  const named = read.filter(({ category }) => category === 'genre');
  return {
    strings: read.length,
    categoryRight: read.filter(({ isCategory }) => isCategory).length / read.length,
    genreStrings: named.length,
    genresRight: named.filter(({ isGenres }) => isGenres).length / named.length,
    wrong: read
      .filter(({ category, isCategory, isGenres }) => !isCategory || (category === 'genre' && !isGenres))
      .map(({ written }) => written),
  };
}

function manyFigures(from: 'words' | 'tracks'): ManyFigures {
  const child = fileURLToPath(new URL('./many.process.ts', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [child, String(manyTags), from], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`many.process ended with ${status}: ${stderr}`);
  return manySchema.parse(JSON.parse(stdout));
}
