// In a learning worker: which written tags are alike, learned from the library's files and the vocabulary together.
import {
  learnTagEmbedding,
  type MergeSuggestion,
  type NearTag,
  suggestMerges,
  type TagEmbedding,
  tagsLike,
} from '../../core/genres/alike/neighbours.ts';
import type { LibraryReader } from '../store/reader.ts';

export interface TagAnswers {
  /** `vocabulary` are the genres, each with all above it. */
  like(vocabulary: readonly (readonly string[])[], tag: string): { cut: number; near: NearTag[] } | null;
  suggestMerges(vocabulary: readonly (readonly string[])[]): readonly MergeSuggestion[];
}

/** What was learned last, with what it was learned from. */
interface Learned {
  readonly from: string;
  readonly embedding: TagEmbedding;
  suggestions: readonly MergeSuggestion[] | null;
}

export function tagAnswers(reader: LibraryReader): TagAnswers {
  let last: Learned | null = null;

  return {
    like: (vocabulary, tag) => tagsLike(learned(vocabulary).embedding, tag),
    suggestMerges(vocabulary) {
      const known = learned(vocabulary);
      known.suggestions ??= suggestMerges(
        known.embedding,
        vocabulary.flatMap(([name]) => name ?? []),
      );
      return known.suggestions;
    },
  };

  function learned(vocabulary: readonly (readonly string[])[]): Learned {
    const lists = [...reader.tagLists(), ...vocabulary];
    const from = JSON.stringify(lists);
    if (last?.from !== from) last = { from, embedding: learnTagEmbedding(lists), suggestions: null };
    return last;
  }
}
