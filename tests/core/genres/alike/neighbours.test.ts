// Co-occurrence by hand, singular vectors by closed form, and planted synonyms that must be found.
import { describe, expect, it } from 'vitest';
import { type SparseMatrix, tagStatistics } from '../../../../src/core/genres/alike/cooccurrence.ts';
import {
  learnTagEmbedding,
  suggestMerges,
  tagsLike,
  vocabularyLists,
} from '../../../../src/core/genres/alike/neighbours.ts';
import { leadingSingularVectors } from '../../../../src/core/genres/alike/truncatedSvd.ts';
import { liesUnder } from '../../../../src/core/genres/vocabulary/vocabulary.ts';
import { shippedVocabulary } from '../../../helpers/genres.ts';

function sparse(rows: number[][]): SparseMatrix {
  const starts = [0];
  const columns: number[] = [];
  const values: number[] = [];
  for (const row of rows) {
    row.forEach((value, column) => {
      if (value === 0) return;
      columns.push(column);
      values.push(value);
    });
    starts.push(columns.length);
  }
  return {
    size: rows.length,
    starts: Int32Array.from(starts),
    columns: Int32Array.from(columns),
    values: Float64Array.from(values),
  };
}

describe('tagStatistics', () => {
  it('counts tags once a list and in any spelling', () => {
    const { tags, counts, rowByKey } = tagStatistics([['Hip-Hop', 'hip hop', 'rap'], ['hiphop'], ['  ']]);
    expect(tags).toEqual(['Hip-Hop', 'rap']);
    expect([...counts]).toEqual([2, 1]);
    expect(rowByKey.get('hiphop')).toBe(0);
  });

  it('gives the PPMI of two separate pairs: each pair meets four times as often as by chance', () => {
    const { ppmi } = tagStatistics([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    // All sums are 1 of 4; joint 1/4 over 1/4 * 1/4.
    expect([...ppmi.columns]).toEqual([1, 0, 3, 2]);
    for (const value of ppmi.values) expect(value).toBeCloseTo(Math.log(4), 12);
  });

  it('is symmetric and holds nothing below zero', () => {
    const { ppmi } = tagStatistics([
      ['a', 'b', 'c'],
      ['a', 'b'],
      ['a', 'c', 'd'],
      ['d', 'e'],
      ['a', 'e'],
    ]);
    const entries = new Map<string, number>();
    for (let row = 0; row < ppmi.size; row++) {
      for (let at = ppmi.starts[row]!; at < ppmi.starts[row + 1]!; at++)
        entries.set(`${row},${ppmi.columns[at]}`, ppmi.values[at]!);
    }
    expect(entries.size).toBeGreaterThan(0);
    for (const [place, value] of entries) {
      expect(value).toBeGreaterThan(0);
      expect(entries.get(place.split(',').toReversed().join(','))).toBeCloseTo(value, 12);
    }
  });
});

describe('leadingSingularVectors', () => {
  it('of a diagonal are its entries by size, whatever their sign', () => {
    const { values, vectors } = leadingSingularVectors(
      sparse([
        [2, 0, 0],
        [0, -5, 0],
        [0, 0, 1],
      ]),
      2,
    );
    expect(values[0]).toBeCloseTo(5, 10);
    expect(values[1]).toBeCloseTo(2, 10);
    expect(Math.abs(vectors[0]![1]!)).toBeCloseTo(1, 8);
  });

  it('of a path are 2 cos(k pi / (n + 1))', () => {
    const n = 40;
    const path = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (__, j) => (Math.abs(i - j) === 1 ? 1 : 0)),
    );
    const { values } = leadingSingularVectors(sparse(path), n);
    // The eigenvalues come in pairs of opposite sign.
    for (let k = 1; k <= n / 2; k++) {
      const expected = 2 * Math.cos((k * Math.PI) / (n + 1));
      expect(values[2 * k - 2]).toBeCloseTo(expected, 8);
      expect(values[2 * k - 1]).toBeCloseTo(expected, 8);
    }
  });

  it('are orthonormal, and none for an empty matrix', () => {
    const { vectors } = leadingSingularVectors(
      sparse([
        [0, 3, 1],
        [3, 0, 2],
        [1, 2, 0],
      ]),
      3,
    );
    for (const [i, a] of vectors.entries()) {
      for (const [j, b] of vectors.entries()) {
        expect(a.reduce((sum, value, at) => sum + value * b[at]!, 0)).toBeCloseTo(i === j ? 1 : 0, 10);
      }
    }
    expect(leadingSingularVectors(sparse([]), 5)).toEqual({ values: [], vectors: [] });
  });
});

/** Lists of a library in which `rare` always stands in the company of techno, though never beside the word itself. */
function plantedLibrary(): string[][] {
  const lists: string[][] = [];
  for (let genre = 0; genre < 40; genre++) {
    const company = Array.from({ length: 6 }, (_, i) => `mood ${genre}-${i}`);
    const name = genre === 7 ? 'techno' : `genre ${genre}`;
    for (let file = 0; file < 30; file++) {
      const moods = [company[file % 6]!, company[(file * 5 + 1) % 6]!, company[(file * 7 + 2) % 6]!];
      lists.push([name, ...moods], [`everywhere ${file % 4}`, name]);
    }
    if (genre === 7)
      lists.push(
        ['tekkkno', company[0]!, company[1]!, company[2]!],
        ['tekkkno', company[3]!, company[4]!, company[5]!],
      );
  }
  return lists;
}

describe('tagsLike and suggestMerges', () => {
  const embedding = learnTagEmbedding(plantedLibrary());

  it('finds the company a tag keeps', () => {
    const like = tagsLike(embedding, 'Techno');
    expect(like?.near.map(({ tag }) => tag)).toContain('tekkkno');
    for (const { distance } of like?.near ?? []) expect(distance).toBeLessThanOrEqual(like!.cut);
    const distances = like?.near.map(({ distance }) => distance) ?? [];
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
  });

  it('knows nothing of a tag that nobody wrote', () => {
    expect(tagsLike(embedding, 'gamelan')).toBeNull();
  });

  it('suggests the rare tag for its genre, and no frequent one', () => {
    const genres = Array.from({ length: 40 }, (_, genre) => (genre === 7 ? 'techno' : `genre ${genre}`));
    expect(suggestMerges(embedding, genres)).toEqual([
      { from: 'tekkkno', into: 'techno', distance: expect.closeTo(0, 0) },
    ]);
    expect(suggestMerges(embedding, genres, { rareBelow: 1 })).toEqual([]);
    expect(suggestMerges(embedding, [])).toEqual([]);
  });

  it('is the same every time', () => {
    expect(learnTagEmbedding(plantedLibrary())).toEqual(embedding);
  });

  it('copes with nothing, and with tags that never meet', () => {
    expect(learnTagEmbedding([]).tags).toEqual([]);
    const lonely = learnTagEmbedding([['rock'], ['jazz']]);
    expect(tagsLike(lonely, 'rock')?.near).toEqual([]);
    expect(suggestMerges(lonely, ['rock'])).toEqual([]);
  });

  it('puts the shipped genres near their family', () => {
    const shipped = learnTagEmbedding(vocabularyLists(shippedVocabulary));
    const near = tagsLike(shipped, 'black metal')?.near.map(({ tag }) => tag) ?? [];
    expect(near.length).toBeGreaterThan(0);
    for (const tag of near.slice(0, 3)) expect(liesUnder(shippedVocabulary, tag, 'metal')).toBe(true);
  });
});
