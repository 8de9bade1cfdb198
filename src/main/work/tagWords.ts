// From strings to tags of tracks: reads what is new at once, and what a new vocabulary makes mean something else piece by piece.
import type { Store, Writes } from '../store/store.ts';
import type { GenreWords } from './genreWords.ts';

export interface TagWords {
  /** Reads the strings that what was written in this transaction asks for, or the first of them. */
  readStale(write: Writes): void;
  /** Sees to it that everything is read anew when the words are others than last time. */
  refresh(write: Writes): void;
  /** Reads some of the strings that are left. */
  readSome(write: Writes): void;
}

/** Strings read in one transaction: some ten milliseconds. */
export const stringsAtOnce = 200;

export function createTagWords(store: Store, genreWords: GenreWords): TagWords {
  function readSome(write: Writes): void {
    const strings = store.trackTags.unread(stringsAtOnce);
    write.trackTags.saveMeanings(
      strings.map(({ id, field, written }) => ({ stringId: id, tags: genreWords.tagsIn(field, written) })),
    );
  }
  return {
    readStale(write) {
      const which = store.trackTags.toRead();
      if (which === null) return;
      if (which === 'all') write.trackTags.setWords(genreWords.tagWordsHash());
      readSome(write);
    },
    refresh(write) {
      write.trackTags.setWords(genreWords.tagWordsHash());
      readSome(write);
    },
    readSome,
  };
}
