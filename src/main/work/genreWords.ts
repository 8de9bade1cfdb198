// From what people typed to the user's genres: reads the written strings of the library with the vocabulary.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../core/domain/errors.ts';
import type { TagName } from '../../core/domain/trackTag.ts';
import { type CleanedTag, type Cleaner, createCleaner } from '../../core/genres/clean.ts';
import { genresOf, readGenreFields } from '../../core/genres/declared.ts';
import { genresHeard, type HeardClasses, parseEarGenres } from '../../core/genres/heard.ts';
import {
  previewTags,
  reportTags,
  type TagChange,
  type TagReading,
  type TagReport,
  type TagReportRow,
} from '../../core/genres/report.ts';
import { parseTagWords } from '../../core/genres/tagWords.ts';
import { applyOverlay } from '../../core/genres/vocabulary/applyOverlay.ts';
import {
  type Family,
  familyOf,
  type GenreSpelling,
  spellingsOf,
} from '../../core/genres/vocabulary/family.ts';
import {
  emptyOverlay,
  type GenreOverlay,
  parseOverlay,
  serialiseOverlay,
} from '../../core/genres/vocabulary/overlay.ts';
import { createGenreMapper, declaredGenre } from '../../core/genres/vocabulary/ownGenres.ts';
import { findGenre, type Vocabulary } from '../../core/genres/vocabulary/vocabulary.ts';
import { parseGenreFile } from '../../core/genres/vocabulary/vocabularyFile.ts';
import { fieldTags, saidTags, type TagTextField } from '../../core/tags/fieldTags.ts';
import { TAGS_IN_VERSION } from '../../core/tags/tagsIn.ts';
import type { FacetName, TagMeaning } from '../store/genres/tags.ts';
import type { Store, Writes } from '../store/store.ts';

export interface GenreWords {
  /** Reads the strings that what was written in this transaction asks for. */
  readStale(write: Writes): void;
  /** Reads what is new, or everything when the vocabulary that ships is another than last time. */
  refresh(write: Writes): void;
  vocabulary(): Vocabulary;
  /** How the user's genres stand to one another. */
  family(): Family;
  /** The genres that an ear's classes are, in the spelling of `own`. */
  heard(classes: readonly string[], own: readonly string[]): HeardClasses[];
  report(): TagReport;
  /** All genres that these strings name, by their stored names, the primary one first. */
  genresIn(written: readonly string[]): readonly string[];
  /** The genre that these strings mean: the library's that they lead to, else the first that they name; null for none. */
  meantBy(written: readonly string[]): string | null;
  /** The name of the library's genre, else of the vocabulary's, that is meant by what was typed; else what was typed. */
  nameOf(typed: string): string;
  /** The tags that a string in such a field means. */
  tagsIn(field: TagTextField, written: string): TagName[];
  /** The tags that a person means by what was typed. */
  tagsMeant(typed: string): TagName[];
  /** Another wherever strings may mean other tags. */
  tagWordsHash(): string;
  overlay(): GenreOverlay;
  /** What would be read otherwise. Throws AppError('invalid') when the overlay contradicts itself. */
  preview(overlay: GenreOverlay): TagChange[];
  /** Throws AppError('invalid') when the overlay contradicts itself. */
  setOverlay(write: Writes, overlay: GenreOverlay): void;
}

interface Reading extends TagReading {
  readonly madeFrom: string;
  readonly family: Family;
  readonly spellings: readonly GenreSpelling[];
}

export function createGenreWords(store: Store, resourcesDir: string): GenreWords {
  // Read when first needed: most commands never ask for a genre's meaning.
  let shipped: ReturnType<typeof readShipped> | null = null;
  let words: { readonly madeFrom: string; readonly cleaner: Cleaner } | null = null;
  let reading: Reading | null = null;
  let hash: string | null = null;

  return {
    readStale: (write) => read(write, store.tags.toRead()),
    refresh(write) {
      hash ??= shippedHash(resourcesDir);
      const isKnown = store.tags.vocabularyUsed() === hash;
      read(write, isKnown ? 'new' : 'all');
      if (!isKnown) write.tags.setVocabularyUsed(hash);
    },
    vocabulary: () => current().cleaner.vocabulary,
    family: () => current().family,
    heard(classes, own) {
      const { vocabulary } = current().cleaner;
      shipped ??= readShipped(resourcesDir);
      return genresHeard(classes, shipped.earGenres, vocabulary, own);
    },
    report: () => reportTags(store.tags.written(), current()),
    genresIn: (written) => genresOf(readGenreFields(written, current().cleaner)),
    meantBy(written) {
      const { cleaner, toOwn } = current();
      const { declared, genres } = declaredGenre(readGenreFields(written, cleaner), toOwn);
      return declared ?? genres[0] ?? null;
    },
    nameOf(typed) {
      const id = store.genres.idOf(typed);
      const own = store.genres.names().find((genre) => genre.id === id);
      return own?.name ?? findGenre(current().cleaner.vocabulary, typed) ?? typed;
    },
    tagsIn: (field, written) => fieldTags(field, written, cleanerWith(storedOverlay())),
    tagsMeant: (typed) => saidTags(typed, cleanerWith(storedOverlay())),
    tagWordsHash() {
      hash ??= shippedHash(resourcesDir);
      return createHash('sha256')
        .update(JSON.stringify([TAGS_IN_VERSION, hash, serialiseOverlay(storedOverlay())]))
        .digest('hex');
    },
    overlay: storedOverlay,
    preview(overlay) {
      const now = current();
      return previewTags(store.tags.written(), now, readingWith(overlay));
    },
    setOverlay(write, overlay) {
      readingWith(overlay);
      write.overlay.set(serialiseOverlay(overlay));
    },
  };

  function read(write: Writes, which: 'all' | 'new' | null): void {
    if (which === null) return;
    const meanings = meaningsOf(store.tags.strings(which));
    if (which === 'new') write.tags.saveMeanings(meanings);
    else {
      write.genres.setKin(current().family.related);
      write.genres.setSpellings(current().spellings);
      write.tags.replaceMeanings(meanings);
    }
  }

  function storedOverlay(): GenreOverlay {
    const stored = store.overlay.current();
    if (stored === null) return emptyOverlay;
    try {
      return parseOverlay(stored);
    } catch (error) {
      // Damaged in the library; told when it is opened, and kept as it is.
      if (error instanceof AppError) return emptyOverlay;
      throw error;
    }
  }

  /** Known by what it was made from: a change that was rolled back leaves nothing behind. */
  function current(): Reading {
    const madeFrom = JSON.stringify([store.overlay.current(), store.genres.names()]);
    if (reading?.madeFrom !== madeFrom) reading = { madeFrom, ...readingWith(storedOverlay()) };
    return reading;
  }

  function readingWith(overlay: GenreOverlay): Omit<Reading, 'madeFrom'> {
    const cleaner = cleanerWith(overlay);
    const own = store.genres.names().map(({ name }) => name);
    return {
      cleaner,
      toOwn: createGenreMapper(cleaner.vocabulary, own),
      family: familyOf(cleaner.vocabulary, own),
      spellings: spellingsOf(cleaner.vocabulary, own),
    };
  }

  /** The user's genres come and go, while the words stay: what was cleaned before is remembered. */
  function cleanerWith(overlay: GenreOverlay): Cleaner {
    const madeFrom = serialiseOverlay(overlay);
    if (words?.madeFrom !== madeFrom) {
      shipped ??= readShipped(resourcesDir);
      const cleaner = createCleaner(applyOverlay(shipped.genres, overlay), shipped.tagWords);
      words = { madeFrom, cleaner: remembering(cleaner) };
    }
    return words.cleaner;
  }

  function meaningsOf(written: readonly string[]): TagMeaning[] {
    if (written.length === 0) return [];
    const { rows } = reportTags(
      written.map((text) => ({ written: text, count: 0 })),
      current(),
    );
    return rows.map(toMeaning);
  }

  function toMeaning(row: TagReportRow): TagMeaning {
    const facets = (facet: FacetName, values: readonly string[]) => values.map((value) => ({ facet, value }));
    return {
      written: row.written,
      category: row.category,
      genreId: row.declared === null ? null : store.genres.idOf(row.declared),
      facets: [
        ...facets('genre', row.genres),
        ...facets('mood', row.moods),
        ...facets('era', row.eras),
        ...facets('description', row.descriptions),
      ],
    };
  }
}

/** The same text always gives the same answer, and a library's texts are read again and again. */
function remembering(cleaner: Cleaner): Cleaner {
  const known = new Map<string, CleanedTag>();
  return {
    vocabulary: cleaner.vocabulary,
    clean(written) {
      let tag = known.get(written);
      if (tag === undefined) {
        tag = cleaner.clean(written);
        known.set(written, tag);
      }
      return tag;
    },
  };
}

const files = { genres: 'genres.txt', tagWords: 'genres.words.txt' } as const;
const earGenresFile = 'ear-genres.txt';

/** The vocabulary that ships, without a user's changes. */
export function readShipped(resourcesDir: string) {
  const text = (name: string): string => readFileSync(join(resourcesDir, name), 'utf8');
  return {
    genres: parseGenreFile(text(files.genres)),
    tagWords: parseTagWords(text(files.tagWords)),
    earGenres: parseEarGenres(text(earGenresFile)),
  };
}

function shippedHash(resourcesDir: string): string {
  // What is made of the files changes now and then, too.
  const hash = createHash('sha256').update('3');
  for (const name of Object.values(files)) hash.update(readFileSync(join(resourcesDir, name)));
  return hash.digest('hex');
}
