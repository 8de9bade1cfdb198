// The three stages on folksonomies made by hand: what is one tag as typed, by rules, by company; laws for any text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnTagEmbedding, nearestCuts } from '../../../src/core/genres/alike/neighbours.ts';
import { type CollapseStage, collapse } from '../../../src/core/tags/collapse.ts';
import { countTags, type Folksonomy, folksonomyOf } from '../../../src/core/tags/folksonomy.ts';
import { asTyped } from '../../../src/core/tags/readTags.ts';
import { vocabularyWords } from '../../../src/core/tags/tagCompany.ts';
import { tagsIn } from '../../../src/core/tags/tagsIn.ts';
import { shippedCleaner, shippedTagWords, shippedVocabulary } from '../../helpers/genres.ts';

const nothingFurther = { written: [], related: [] };

function stagesOf(folksonomy: Folksonomy, last: CollapseStage = 3) {
  return collapse(folksonomy, last, shippedCleaner, nothingFurther).stages;
}

function namesAfter(stage: CollapseStage, folksonomy: Folksonomy, written: string): string[] {
  const names = stagesOf(folksonomy, stage).at(-1)?.canonical.get(written) ?? [];
  return names.map(({ name, facet }) => `${facet} ${name}`);
}

describe('as typed', () => {
  it.each([
    ['Hip-Hop', 'hip hop'],
    ['hip  hop', 'hip hop'],
    ['HIP HOP!', 'hip hop'],
    ['Rock & Roll', 'rock and roll'],
    ['Raï', 'rai'],
    ['  !!!  ', '!!!'],
    ['\u200b \u0000', ''],
  ])('%j is %j', (written, typed) => {
    expect(asTyped(written)).toBe(typed);
    expect(asTyped(typed)).toBe(typed);
  });

  it('keeps apart what is run together, which only rules can tell', () => {
    expect(asTyped('hiphop')).not.toBe(asTyped('hip hop'));
  });
});

describe('stage II', () => {
  it.each([
    ['British rock metal', ['genre rock', 'genre metal', 'description britain']],
    ['hiphop', ['genre hip hop']],
    ['80s metal', ['genre metal', 'time 1980s']],
    ['Hip Hop/Rap', ['genre hip hop', 'genre rap']],
    ['melancholic', ['mood melancholy']],
    ['top 5', []],
    ['my fav punk band', []],
    ['metallica', []],
  ])('reads %j as %j', (written, names) => {
    expect(namesAfter(2, { tags: countTags([written]), tracks: null }, written)).toEqual(names);
  });

  it('counts strings, uses and what is left of each category, and drops junk', () => {
    const [typed, byRules] = stagesOf(
      {
        tags: [
          { written: 'hiphop', count: 3 },
          { written: 'Hip Hop', count: 2 },
          { written: 'hip-hop', count: 1 },
          { written: 'sad', count: 4 },
          { written: '80s', count: 1 },
          { written: 'top 5', count: 1 },
          { written: 'metallica', count: 7 },
        ],
        tracks: null,
      },
      2,
    );
    expect(typed?.distinct).toBe(6);
    expect(byRules?.distinct).toBe(3);
    expect(byRules?.byCategory).toEqual([
      { category: 'genre', strings: 3, count: 6, distinct: 1 },
      { category: 'emotion', strings: 1, count: 4, distinct: 1 },
      { category: 'description', strings: 0, count: 0, distinct: 0 },
      { category: 'number', strings: 2, count: 2, distinct: 1 },
      { category: 'junk', strings: 1, count: 7, distinct: 0 },
    ]);
    expect(typed?.byCategory.map(({ distinct }) => distinct)).toEqual([2, 1, 0, 2, 1]);
  });

  it('reads every name that it gives as that name again', () => {
    const given = [...shippedVocabulary.genres.keys(), ...shippedTagWords.byKey.values()].flatMap((one) =>
      tagsIn(typeof one === 'string' ? one : one.name, shippedCleaner),
    );
    for (const tag of given) expect(tagsIn(tag.name, shippedCleaner)).toEqual([tag]);
  });
});

/** Genres each with moods and descriptions of their own; two pairs of names for one thing that people never use on the same track. */
function plantedTracks(): Folksonomy {
  const genres = [...shippedVocabulary.genres.keys()].filter((name) => name.length > 3).slice(0, 40);
  const words = [
    ...new Set(
      [...shippedTagWords.byKey.values()]
        .filter(({ kind }) => kind === 'place' || kind === 'mood')
        .map(({ name }) => name),
    ),
  ];
  const rows = genres.flatMap((genre, g) =>
    Array.from({ length: 12 }, (_, n) => {
      const company = [0, 1, 2].map((i) => words[g * 4 + ((n + i) % 4)] ?? '');
      const name = g === 7 && n >= 8 ? 'bubblegum pop' : genre;
      // A year stands with one genre alone, as if it were another name of it.
      return [name, ...company, ...(g === 3 ? ['1985'] : [])].map((tag) => ({
        track: `${g} ${n}`,
        tag,
        weight: 1,
      }));
    }),
  );
  return folksonomyOf(rows.flat());
}

describe('stage III', () => {
  const planted = plantedTracks();
  const [, byRules, byNeighbours] = stagesOf(planted);

  it('merges names that keep the same company, the rarer into the more frequent', () => {
    const merge = byNeighbours?.merges.find(({ from }) => from.name === 'bubblegum pop');
    const kept = [...shippedVocabulary.genres.keys()].filter((name) => name.length > 3)[7];
    expect(merge).toMatchObject({ into: { name: kept, facet: 'genre' } });
    expect(byNeighbours?.learnedFrom).toBe('tracks');
    expect(byNeighbours?.canonical.get('bubblegum pop')).toEqual([merge?.into]);
    expect(byNeighbours?.distinct).toBe((byRules?.distinct ?? 0) - (byNeighbours?.merges.length ?? 0));
  });

  it('leaves numbers out, whatever they stand with', () => {
    expect(byRules?.canonical.get('1985')).toEqual([{ name: '1980s', facet: 'time' }]);
    expect(byNeighbours?.canonical.get('1985')).toEqual([{ name: '1980s', facet: 'time' }]);
    for (const { from, into } of byNeighbours?.merges ?? [])
      expect([from.facet, into.facet]).not.toContain('time');
  });

  it('merges nothing across facets, and never by way of a third', () => {
    const gone = new Set(byNeighbours?.merges.map(({ from }) => from));
    for (const { from, into } of byNeighbours?.merges ?? []) {
      expect(from.facet).toBe(into.facet);
      expect(gone.has(into)).toBe(false);
    }
  });

  it('learns from words where no tracks are known, says so, and leaves moods as they are', () => {
    const written = [...shippedVocabulary.genres.keys(), 'sad songs', 'happy songs', 'sad', 'happy'];
    const { stages } = collapse(
      { tags: countTags(written), tracks: null },
      3,
      shippedCleaner,
      vocabularyWords(shippedVocabulary),
    );
    const last = stages.at(-1);
    expect(last?.learnedFrom).toBe('words');
    expect(last?.merges.length).toBeGreaterThan(100);
    for (const { from } of last?.merges ?? []) expect(from.facet).toBe('genre');
    // Both lead to metal: what was merged away is nobody's target.
    for (const written of ['death metal', 'technical death metal'])
      expect(last?.canonical.get(written)?.map(({ name }) => name)).toEqual(['metal']);
  });

  it('is the same every time', () => {
    expect(stagesOf(plantedTracks())).toEqual(stagesOf(planted));
  });
});

describe('nearestCuts', () => {
  it('equals the normal fitted to all distances one by one', () => {
    const lists = Array.from({ length: 60 }, (_, n) => [
      `a${n % 7}`,
      `b${n % 11}`,
      `c${n % 5}`,
      `d${(n * n) % 13}`,
    ]);
    const embedding = learnTagEmbedding([...lists, ['alone']], 8);
    const rows = embedding.tags.map((_, row) => row);
    const vector = (row: number) => embedding.vectors.slice(row * 8, row * 8 + 8);
    const isKnown = (row: number) => vector(row).some((value) => value !== 0);
    const cuts = nearestCuts(embedding, rows);
    for (const row of rows) {
      if (!isKnown(row)) {
        expect(cuts[row]).toBe(Number.NEGATIVE_INFINITY);
        continue;
      }
      const distances = rows
        .filter((other) => other !== row && isKnown(other))
        .map((other) => 1 - vector(row).reduce((sum, value, i) => sum + value * vector(other)[i]!, 0));
      const mean = distances.reduce((sum, one) => sum + one, 0) / distances.length;
      const variance = distances.reduce((sum, one) => sum + (one - mean) ** 2, 0) / distances.length;
      expect(cuts[row]).toBeCloseTo(mean - 3.0902323 * Math.sqrt(variance), 6);
    }
  });
});

describe('any text', () => {
  const invisible = fc.constantFrom('\0', '\u0007', '\u200b', '\u202e', '\ud800', '\u0301', ' ', '\n');
  const word = fc.constantFrom(
    ...[...shippedTagWords.byKey.keys()].slice(0, 400),
    'rock',
    'metal',
    '80s',
    '1985',
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(fc.oneof(word, invisible, fc.constantFrom(' ', '/', ';', ',')), { maxLength: 8 })
      .map((all) => all.join('')),
  );

  it('is read without a fault, every string has an answer, and no stage has more tags than the one before but for compounds', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyText, { maxLength: 6 }), { maxLength: 6 }), (tracks) => {
        const tags = countTags(tracks.flat());
        for (const folksonomy of [
          { tags, tracks },
          { tags, tracks: null },
        ]) {
          const { strings, stages } = collapse(folksonomy, 3, shippedCleaner, nothingFurther);
          expect(strings.length).toBe(tags.length);
          for (const stage of stages) {
            expect(stage.canonical.size).toBe(tags.length);
            for (const names of stage.canonical.values())
              for (const { name } of names) expect(name.trim()).not.toBe('');
            expect(stage.byCategory.reduce((sum, { strings: some }) => sum + some, 0)).toBe(tags.length);
            expect(stage.byCategory.reduce((sum, { distinct }) => sum + distinct, 0)).toBe(stage.distinct);
          }
          expect(stages[2]?.distinct).toBeLessThanOrEqual(stages[1]?.distinct ?? 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('may have ten thousand characters', () => {
    const long = [
      'a'.repeat(10_000),
      'rock '.repeat(2000),
      '('.repeat(10_000),
      '\u202e\u0000'.repeat(5000),
      'rock/'.repeat(2000),
    ];
    const { stages } = collapse({ tags: countTags(long), tracks: [long] }, 3, shippedCleaner, nothingFurther);
    expect(stages.map(({ canonical }) => canonical.size)).toEqual([5, 5, 5]);
  });
});
