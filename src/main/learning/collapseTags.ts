// In a learning worker: the tags of a folksonomy made fewer.
import { createCleaner } from '../../core/genres/clean.ts';
import { type CollapseProgress, collapse } from '../../core/tags/collapse.ts';
import { vocabularyWords } from '../../core/tags/tagCompany.ts';
import type { CollapseAnswer, CollapseQuestion } from './protocol.ts';

/** Where no tracks are known, neighbours are learned from the vocabulary, too. */
export function collapseTags(
  { genres, tagWords, folksonomy, last }: CollapseQuestion,
  report: (progress: CollapseProgress) => void,
): CollapseAnswer {
  const cleaner = createCleaner(genres, tagWords);
  const { strings, stages } = collapse(folksonomy, last, cleaner, vocabularyWords(genres), report);
  const canonical = stages.at(-1)?.canonical;
  return {
    stages: stages.map(({ canonical: _asStrings, ...told }) => told),
    strings: strings.map(({ written, count, category, typed }) => ({
      written,
      count,
      category,
      asTyped: typed?.name ?? null,
      tags: canonical?.get(written) ?? [],
    })),
  };
}
