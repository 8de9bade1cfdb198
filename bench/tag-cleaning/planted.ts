// A folksonomy made with names for the same things in it: how many of them stage III finds, and how many of its merges are such.
import type { TagFacet } from '../../src/core/domain/trackTag.ts';
import type { Cleaner } from '../../src/core/genres/clean.ts';
import type { TagWords } from '../../src/core/genres/tagWords.ts';
import { createRandom, deriveSeed, permutation, type Random } from '../../src/core/learning/maths/random.ts';
import { collapse } from '../../src/core/tags/collapse.ts';
import { folksonomyOf, type TaggedTrack } from '../../src/core/tags/folksonomy.ts';
import { tagsIn } from '../../src/core/tags/tagsIn.ts';

export interface PlantedFigures {
  readonly seed: number;
  readonly tracks: number;
  /** Pairs of names for one thing, and those that were merged. */
  readonly pairs: number;
  readonly found: number;
  readonly merges: number;
  /** Of the pairs those found, of the merges those that are pairs. */
  readonly recall: number;
  readonly precision: number;
}

const things = 120;
const pairs = 40;
const trackCount = 4000;
/** So many words are typical of a thing, out of all moods and descriptions, which are said of anything, too. */
const typical = 6;

/**
 * Each track is one of 120 things, frequent ones and rare ones, and is tagged with its name, by three to six words that are typical of it
 * or, one in three, any, and at times with another thing's name. A third of the things have a second name, which one in four
 * tags instead of the first, and one in twenty besides it.
 */
export function plantedFigures(cleaner: Cleaner, tagWords: TagWords, seed: number): PlantedFigures {
  const random = createRandom(deriveSeed(seed, 'planted'));
  const names = shuffled(
    [...cleaner.vocabulary.genres.keys()].filter((name) => readsAs(['genre'], name, cleaner)),
    random,
  );
  const words = shuffled(
    [...new Set([...tagWords.byKey.values()].map(({ name }) => name))].filter((name) =>
      readsAs(['mood', 'description'], name, cleaner),
    ),
    random,
  ).slice(0, 200);
  const kinds = Array.from({ length: things }, (_, at) => ({
    name: names[at] ?? '',
    other: at < pairs ? names[things + at] : undefined,
    words: Array.from({ length: typical }, () => anyOf(words, random)),
    weight: 1 / (1 + random.integer(10)),
  }));
  const rows: TaggedTrack[] = [];
  for (let at = 0; at < trackCount; at++) {
    const kind = pick(kinds, random);
    const tags: string[] = [];
    const chance = random.next();
    if (kind.other !== undefined && chance < 0.3) tags.push(kind.other);
    if (kind.other === undefined || chance > 0.25) tags.push(kind.name);
    if (random.next() < 0.15) tags.push(pick(kinds, random).name);
    for (let n = 3 + random.integer(4); n > 0; n--)
      tags.push(anyOf(random.next() < 0.33 ? words : kind.words, random));
    for (const tag of new Set(tags)) rows.push({ track: String(at), tag, weight: 1 });
  }
  const merges =
    collapse(folksonomyOf(rows), 3, cleaner, { written: [], related: [] }).stages.at(-1)?.merges ?? [];
  const sameThing = new Set(
    kinds.flatMap(({ name, other }) => (other === undefined ? [] : [`${name}/${other}`, `${other}/${name}`])),
  );
  const found = merges.filter(({ from, into }) => sameThing.has(`${from.name}/${into.name}`)).length;
  return {
    seed,
    tracks: trackCount,
    pairs,
    found,
    merges: merges.length,
    recall: found / pairs,
    precision: found / merges.length,
  };
}

function readsAs(facets: readonly TagFacet[], name: string, cleaner: Cleaner): boolean {
  const [tag, ...others] = tagsIn(name, cleaner);
  return tag !== undefined && facets.includes(tag.facet) && tag.name === name && others.length === 0;
}

function anyOf(items: readonly string[], random: Random): string {
  return items[random.integer(items.length)] ?? '';
}

function shuffled(items: readonly string[], random: Random): string[] {
  return Array.from(permutation(items.length, random)).flatMap((at) => items[at] ?? []);
}

function pick<T extends { readonly weight: number }>(items: readonly T[], random: Random): T {
  let left = random.next() * items.reduce((sum, { weight }) => sum + weight, 0);
  for (const item of items) {
    left -= item.weight;
    if (left <= 0) return item;
  }
  throw new Error('There is nothing to pick from.');
}
