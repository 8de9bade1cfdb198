// The part of a scan that makes the library's genres fit its tags: at the first one they come in, later they are offered.
import { setImmediate } from 'node:timers/promises';
import type { GenreFromTags } from '../../core/domain/genre.ts';
import { genreKey } from '../../core/genres/name.ts';
import { genresFromTags, type NamedGenres } from '../../core/genres/vocabulary/fromTags.ts';
import type { Store } from '../store/store.ts';
import { inTurns } from '../work/inTurns.ts';
import { isInside } from '../work/paths.ts';
import type { Work } from './context.ts';

type Needs = Pick<Work, 'store' | 'change' | 'genreWords'>;

export interface FromTags {
  readonly cameIn: GenreFromTags[];
  readonly offered: GenreFromTags[];
}

/** Decided at once: some ten milliseconds. */
const tracksAtOnce = 1000;
/** Looked through at once, in some ten milliseconds: each time, SQLite goes through an index of all. */
const countedAtOnce = 20_000;

/** To be called when all tags in these folders have been read. */
export async function fitGenresToTags(work: Needs, folders: readonly Uint8Array[]): Promise<FromTags> {
  const { store, change } = work;
  change((write) => {
    for (const { id, path, offline } of store.roots.places())
      if (offline === null && folders.some((folder) => isInside(path, folder))) write.roots.setRead(id);
  });
  // An earlier scan was ended in the middle of it.
  if (store.fromTags.firstScan().isDeciding) await decideAll(work);
  const cameIn: GenreFromTags[] = [];
  for (;;) {
    const own = ownNames(store);
    const asked = await askedFor(work, own);
    // Somebody has made a genre meanwhile.
    if (ownNames(store).join() !== own.join()) continue;
    const isFirst = !store.fromTags.firstScan().isOver && store.settings.get().trustFileTags;
    if (!isFirst || asked.length === 0) {
      change((write) => write.fromTags.setOffers(asked));
      break;
    }
    cameIn.push(...asked);
    letIn(work, asked);
    await decideAll(work);
  }
  return { cameIn, offered: offersOf(store) };
}

/** The first scan is over when one has ended and no folder waits to be read for the first time. */
export function endFirstScan({ store, change }: Pick<Work, 'store' | 'change'>): void {
  if (store.fromTags.firstScan().isOver || store.roots.unread().length > 0) return;
  change((write) => write.fromTags.endFirstScan());
}

/** What tags ask for and nobody has said anything about, the most tracks first. */
export function offersOf({ fromTags, genres, settings }: Store): GenreFromTags[] {
  if (!settings.get().trustFileTags) return [];
  const settled = new Set([...genres.unwanted(), ...genres.names().map(({ name }) => name)].map(genreKey));
  return fromTags.offers().filter(({ genre }) => !settled.has(genreKey(genre)));
}

function ownNames(store: Store): string[] {
  return store.genres.names().map(({ name }) => name);
}

async function askedFor({ store, genreWords }: Needs, own: readonly string[]): Promise<GenreFromTags[]> {
  /** By the strings, which are far fewer than tracks. */
  const tracksWith = new Map<string, { readonly written: readonly string[]; tracks: number }>();
  let last = 0;
  for (;;) {
    let counted = 0;
    for (const { written, tracks, lastId } of store.fromTags.strings(last, countedAtOnce)) {
      last = Math.max(last, lastId);
      counted += tracks;
      const key = JSON.stringify(written);
      const known = tracksWith.get(key);
      if (known === undefined) tracksWith.set(key, { written, tracks });
      else known.tracks += tracks;
    }
    if (counted < countedAtOnce) break;
    await setImmediate();
  }
  const named: NamedGenres[] = [];
  await inTurns(tracksWith.values(), ({ written, tracks }) =>
    named.push({ genres: genreWords.genresIn(written), tracks }),
  );
  return genresFromTags(genreWords.vocabulary(), own, named, new Set(store.genres.unwanted().map(genreKey)));
}

/** One step, which undo takes back. The tracks are left to `decideAll`. */
function letIn({ change, genreWords }: Needs, genres: readonly GenreFromTags[]): void {
  change((write) => {
    for (const { genre, tracks } of genres) write.genres.letIn(genre, tracks);
    genreWords.readStale(write);
    write.undecided.later();
    write.fromTags.setDeciding(true);
  });
}

async function decideAll({ store, change }: Needs): Promise<void> {
  for (let from = 0; from <= store.fromTags.lastId(); from += tracksAtOnce) {
    change((write) => write.undecided.decide(from, from + tracksAtOnce - 1));
    await setImmediate();
  }
  change((write) => write.fromTags.setDeciding(false));
}
