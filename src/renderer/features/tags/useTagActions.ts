// What can be done with one written tag, by key, by button or by dropping it onto a genre.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { create } from 'zustand';
import { displayGenre, genreKey } from '../../../core/genres/name.ts';
import {
  canBeWord,
  forgetWord,
  ignoreWord,
  ownWordKeys,
  readAs,
} from '../../../core/genres/vocabulary/editOverlay.ts';
import { setSearch, showView } from '../../state/list/view.ts';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { acceptable, type TagRow } from './tagList.ts';
import { useOverlay, useWords } from './useWords.ts';

const { sentences } = messages.tags;

/** The tag whose meaning is being chosen in the picker. */
export const usePicking = create<{ written: string | null }>()(() => ({ written: null }));

/** Reads a string as a genre from now on. */
export function useReadAs(): (written: string, genre: string) => void {
  const { change } = useWords();
  const { data: vocabulary } = useQuery(api.genres.vocabulary.queryOptions());
  return (written, genre) =>
    change({
      subject: written,
      sentence: sentences.read(written, displayGenre(genre)),
      edit: (overlay) =>
        readAs(
          overlay,
          (vocabulary ?? []).map(({ name }) => name),
          written,
          genre,
        ),
    });
}

export function useTagActions() {
  const { change } = useWords();
  const overlay = useOverlay();
  const own = useMemo(() => ownWordKeys(overlay), [overlay]);
  const read = useReadAs();

  function isIgnored(row: TagRow): boolean {
    return overlay.ignores.some((ignored) => genreKey(ignored) === genreKey(row.written));
  }

  function forget({ written }: TagRow): void {
    if (own.has(genreKey(written)))
      change({
        subject: written,
        sentence: sentences.forgotten(written),
        edit: (words) => forgetWord(words, written),
      });
  }

  return {
    read,
    forget,
    isIgnored,
    isOwn: (row: TagRow) => own.has(genreKey(row.written)),
    accept(row: TagRow): void {
      const genre = acceptable(row);
      if (genre !== null && canBeWord(row.written)) read(row.written, genre);
    },
    pick({ written }: TagRow): void {
      if (canBeWord(written)) usePicking.setState({ written });
    },
    ignore(row: TagRow): void {
      const { written } = row;
      if (isIgnored(row)) forget(row);
      else if (canBeWord(written))
        change({
          subject: written,
          sentence: sentences.ignored(written),
          edit: (words) => ignoreWord(words, written),
        });
    },
    show({ written }: TagRow): void {
      showView({ kind: 'all' });
      setSearch(written);
    },
  };
}
