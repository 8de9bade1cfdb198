// Finds genres by a few letters, in every place where one is chosen or typed.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import {
  type GenreFinder,
  genreFinder,
  type KeyedVocabulary,
  keyedVocabulary,
} from '../../core/genres/finding.ts';
import { api } from '../wire/api.ts';

type Word = {
  readonly name: string;
  readonly parents: readonly string[];
  readonly aliases: readonly string[];
};

const noWords: readonly Word[] = [];
const noNames: readonly string[] = [];
/** Keys of a thousand genres and six thousand spellings are made once. */
const keys = new WeakMap<readonly Word[], KeyedVocabulary>();

function keysOf(vocabulary: readonly Word[]): KeyedVocabulary {
  const known = keys.get(vocabulary) ?? keyedVocabulary(vocabulary);
  keys.set(vocabulary, known);
  return known;
}

/** Among the library's genres and the vocabulary's; `names`: other genres than the library's come first. */
export function useGenreFinder(names?: readonly string[]): GenreFinder {
  const { data: vocabulary = noWords } = useQuery(api.genres.vocabulary.queryOptions());
  const { data: own } = useQuery(api.genres.list.queryOptions());
  const first = useMemo(() => names ?? own?.map(({ name }) => name) ?? noNames, [names, own]);
  return useMemo(() => genreFinder(keysOf(vocabulary), first), [vocabulary, first]);
}

/** What a genre of the vocabulary stands under. */
export function useParentsOf(): (genre: string) => readonly string[] {
  const { data: vocabulary = noWords } = useQuery(api.genres.vocabulary.queryOptions());
  const parents = useMemo(() => new Map(vocabulary.map((word) => [word.name, word.parents])), [vocabulary]);
  return (genre) => parents.get(genre) ?? noNames;
}
