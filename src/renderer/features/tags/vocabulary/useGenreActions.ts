// What can become of a genre of the vocabulary: made, put elsewhere, merged, spelled, ignored, taken back.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { displayGenre, genreKey } from '../../../../core/genres/name.ts';
import {
  forgetPlace,
  forgetWord,
  ignoreWord,
  mergeGenre,
  placeGenre,
  renameGenre,
} from '../../../../core/genres/vocabulary/editOverlay.ts';
import { api } from '../../../wire/api.ts';
import { messages } from '../../../words/messages.ts';
import type { Dragged } from '../drag.ts';
import { useReadAs } from '../useTagActions.ts';
import { useOverlay, useWords } from '../useWords.ts';

const { sentences, orPutUnder } = messages.tags;

export function useGenreActions() {
  const { change } = useWords();
  const overlay = useOverlay();
  const read = useReadAs();
  const placed = useMemo(() => new Set(overlay.genres.map(({ name }) => genreKey(name))), [overlay]);
  const ignored = useMemo(() => new Set(overlay.ignores.map(genreKey)), [overlay]);
  const { data: vocabulary } = useQuery(api.genres.vocabulary.queryOptions());

  function place(name: string, parents: readonly string[]): void {
    change({
      sentence:
        parents.length === 0
          ? sentences.placedAtTop(displayGenre(name))
          : sentences.placed(displayGenre(name), parents.map(displayGenre).join(', ')),
      edit: (words) => placeGenre(words, name, parents),
    });
  }

  function merge(from: string, into: string, alwaysAsk = false): void {
    change({
      alwaysAsk,
      sentence: sentences.merged(displayGenre(from), displayGenre(into)),
      edit: (words) => mergeGenre(words, from, into),
      instead: alwaysAsk
        ? { label: orPutUnder(displayGenre(from), displayGenre(into)), run: () => place(from, [into]) }
        : null,
    });
  }

  return {
    place,
    merge,
    read,
    isPlaced: (name: string) => placed.has(genreKey(name)),
    isIgnored: (name: string) => ignored.has(genreKey(name)),
    isOwnSpelling: (spelling: string) =>
      overlay.aliases.some(({ written }) => genreKey(written) === genreKey(spelling)) ||
      overlay.merges.some(({ from }) => genreKey(from) === genreKey(spelling)),
    create(name: string, parents: readonly string[]): void {
      change({
        sentence: sentences.made(displayGenre(name.toLowerCase())),
        edit: (words) => placeGenre(forgetWord(words, name), name, parents),
      });
    },
    /** A name that another genre has already makes one of the two, which is asked about. */
    rename(name: string, to: string, parents: readonly string[]): void {
      if (genreKey(name) === genreKey(to)) return;
      const taken = (vocabulary ?? []).find((genre) => genreKey(genre.name) === genreKey(to));
      if (taken !== undefined) merge(name, taken.name, true);
      else
        change({
          sentence: sentences.renamed(displayGenre(name), displayGenre(to.toLowerCase())),
          edit: (words) => renameGenre(words, name, to, parents),
        });
    },
    forgetSpelling(spelling: string): void {
      change({
        sentence: sentences.forgotten(spelling),
        edit: (words) => forgetWord(words, spelling),
      });
    },
    ignore(name: string): void {
      const isIgnored = ignored.has(genreKey(name));
      change({
        sentence: isIgnored ? sentences.forgotten(displayGenre(name)) : sentences.ignored(displayGenre(name)),
        edit: (words) => (isIgnored ? forgetWord(words, name) : ignoreWord(words, name)),
      });
    },
    takeBack(name: string): void {
      change({
        sentence: sentences.putBack(displayGenre(name)),
        edit: (words) => forgetPlace(words, name),
      });
    },
    drop(dragged: Dragged, onto: string): void {
      if (dragged.kind === 'tag') read(dragged.name, onto);
      else if (dragged.name !== onto) merge(dragged.name, onto, true);
    },
  };
}
