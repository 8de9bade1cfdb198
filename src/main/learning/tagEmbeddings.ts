// In a learning worker: which written tags are alike, learned from the library's files and the vocabulary together.
import {
  learnTagEmbedding,
  type MergeSuggestion,
  suggestMerges,
  tagsLike,
} from '../../core/genres/alike/neighbours.ts';
import type { LibraryReader } from '../store/reader.ts';
import type { LearningQuestions } from './protocol.ts';

interface TagEmbeddings {
  like(tag: string): LearningQuestions['similarTags']['output'];
  merges(): readonly MergeSuggestion[];
}

/** Keeps what it learned last for as long as the tags and the vocabulary (each genre with all above it) stay the same. */
export function tagEmbeddings(): (
  reader: Pick<LibraryReader, 'tagLists'>,
  vocabulary: readonly (readonly string[])[],
) => TagEmbeddings {
  let last: ({ readonly from: string } & TagEmbeddings) | null = null;
  return (reader, vocabulary) => {
    const lists = [...reader.tagLists(), ...vocabulary];
    const from = JSON.stringify(lists);
    if (last?.from !== from) {
      const embedding = learnTagEmbedding(lists);
      const names = vocabulary.flatMap(([name]) => name ?? []);
      let suggestions: readonly MergeSuggestion[] | null = null;
      const merges = () => (suggestions ??= suggestMerges(embedding, names));
      last = { from, like: (tag) => tagsLike(embedding, tag), merges };
    }
    return last;
  };
}
