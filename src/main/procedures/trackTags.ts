// Tags of tracks: listed, of a selection, said by a person.
import { parse } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../core/domain/errors.ts';
import {
  importSourceOf,
  type SelectedTag,
  type TagName,
  type TrackTag,
  type TypedTag,
  tagSources,
} from '../../core/domain/trackTag.ts';
import { forgetTags, importTags, songsOf, tagMatching } from '../jobs/importTags.ts';
import { settleTags } from '../jobs/settleTags.ts';
import type { CountedUpTo, StoredTag, TagCounts } from '../store/trackTags/trackTags.ts';
import type { ImportedText } from '../store/trackTags/written.ts';
import { createTurns, type InTurn } from '../work/inTurn.ts';
import { os, type Parts } from './parts.ts';

const listedAtOnce = 1000;
/** Tracks that are looked at, or written about, at once: some ten milliseconds. */
const tracksAtOnce = 300;
/** Tracks that are looked for at once. */
const tracksLookedFor = 2000;

type Counts = Omit<TagCounts, 'tagId'>;

export function trackTagsProcedures({ work, jobs }: Parts) {
  const { store, change, genreWords } = work;
  const turnsOf = new Map<string, InTurn>();
  let counted: { readonly version: number; readonly counts: ReadonlyMap<number, Counts> } | null = null;

  /** Of all tags; counted once until tags change. */
  async function allCounts(): Promise<ReadonlyMap<number, Counts>> {
    const version = store.trackTags.version();
    if (counted?.version === version) return counted.counts;
    const counts = new Map<number, Counts>();
    for (let next: CountedUpTo | null = { tagId: 0, trackId: 0 }; next !== null; ) {
      const piece = store.trackTags.counts(next);
      for (const one of piece.counts) addTo(counts, one);
      next = piece.next;
      await setImmediate();
    }
    if (store.trackTags.version() === version) counted = { version, counts };
    return counts;
  }

  /** All, before anything is written about one. Throws AppError('not-found'). */
  async function mustExist(ids: readonly number[]): Promise<void> {
    for (let start = 0; start < ids.length; start += tracksLookedFor) {
      if (start > 0) await setImmediate();
      store.tracks.mustExist(ids.slice(start, start + tracksLookedFor));
    }
  }

  function meant({ name, facet }: TypedTag): TagName[] {
    const known = store.trackTags.idOf(name.toLowerCase());
    if (known !== null || facet !== undefined) return [{ name: name.toLowerCase(), facet: facet ?? 'other' }];
    return genreWords.tagsMeant(name);
  }

  /** The tags that are kept for what is looked for: 'calmness' is 'calm'. */
  function meantBy(search: string | undefined): StoredTag[] {
    if (search === undefined || search.trim() === '') return [];
    const ids = namesOf([{ name: search.trim() }]).flatMap(({ name }) => store.trackTags.idOf(name) ?? []);
    return store.trackTags.names({ ids });
  }

  /** Each once. */
  function namesOf(typed: readonly TypedTag[]): TagName[] {
    return [...new Map(typed.flatMap(meant).map((tag) => [tag.name, tag])).values()];
  }

  async function addImported(source: string, texts: readonly ImportedText[]): Promise<void> {
    const { sourceId, generation } = change((write) => write.trackTags.beginImport(source));
    for (let start = 0; start < texts.length; start += tracksAtOnce) {
      change((write) =>
        write.trackTags.addImported(sourceId, generation, texts.slice(start, start + tracksAtOnce)),
      );
      await setImmediate();
    }
  }

  /** What is written of a source in pieces is not dropped between them. */
  async function inTurn<Result>(source: string, body: () => Promise<Result>): Promise<Result> {
    const turns = turnsOf.get(source) ?? createTurns();
    turnsOf.set(source, turns);
    return await turns(body);
  }

  return {
    list: os.trackTags.list.handler(async ({ input: { limit = listedAtOnce, facet, search } }) => {
      const counts = await allCounts();
      const names = store.trackTags.names({
        ...(facet === undefined ? {} : { facet }),
        ...(search === undefined ? {} : { search }),
      });
      const found = new Set(names.map(({ id }) => id));
      const meantBesides = meantBy(search).filter(
        (tag) => !found.has(tag.id) && (facet === undefined || tag.facet === facet),
      );
      return [...names, ...meantBesides]
        .flatMap((tag): TrackTag[] => {
          const of = counts.get(tag.id);
          return of === undefined ? [] : [{ ...tag, tracks: holding(of), ...of }];
        })
        .filter(({ tracks, refused }) => tracks > 0 || refused > 0)
        .sort((a, b) => b.tracks - a.tracks || (a.name < b.name ? -1 : 1))
        .slice(0, limit);
    }),
    of: os.trackTags.of.handler(async ({ input: { ids } }) => {
      await mustExist(ids);
      const [first, ...others] = ids;
      if (first !== undefined && others.length === 0) return ofTrack(first);
      const counts = new Map<number, Counts>();
      for (let start = 0; start < ids.length; start += tracksAtOnce) {
        for (const one of store.trackTags.countsOf(ids.slice(start, start + tracksAtOnce)))
          addTo(counts, one);
        await setImmediate();
      }
      const some = [...counts].filter(([, of]) => holding(of) + of.refused > 0);
      const names = store.trackTags.names({ ids: some.map(([id]) => id) });
      return names
        .map((tag, i): SelectedTag => {
          const of = some[i]?.[1] ?? noCounts;
          return {
            ...tag,
            by: strongest(of),
            certainty: null,
            tracks: holding(of),
            refused: of.refused,
            sure: true,
          };
        })
        .sort(byTracks);
    }),
    say: os.trackTags.say.handler(async ({ input: { trackIds, tags, holds, without = [] } }) => {
      await mustExist(trackIds);
      const all = [...new Set(trackIds)];
      const names = namesOf(tags);
      const others = namesOf(without);
      let step: number | null = null;
      for (let start = 0; start < all.length; start += tracksAtOnce) {
        const before: number | null = step;
        step = change((write): number | null => {
          if (before !== null) write.changes.goOn(before);
          const piece = all.slice(start, start + tracksAtOnce);
          write.trackTags.say(piece, names.map(write.trackTags.ensure), holds);
          write.trackTags.say(piece, others.map(write.trackTags.ensure), false);
          return write.changes.ofTracks() ?? before;
        });
        if (start + tracksAtOnce < all.length) await setImmediate();
      }
      return { tracks: all.length, tags: names.map(({ name }) => name) };
    }),
    import: os.trackTags.import.handler(({ input: { path, source = importSourceOf(parse(path).name) } }) => {
      const { id } = jobs.start({
        kind: 'tag-import',
        run: async (context) => ({
          kind: 'tag-import',
          report: await inTurn(source, () => importTags(work, { path, source }, context)),
        }),
      });
      return { jobId: id };
    }),
    importRows: os.trackTags.importRows.handler(async ({ input: { source, rows } }) => {
      const matching = tagMatching(await songsOf(work), null);
      const texts = rows.flatMap((row, line) => matching.match({ line, ...row }));
      const tags = new Set(texts.map(({ written }) => written));
      await inTurn(source, () => addImported(source, texts));
      await settleTags(work);
      return { matched: matching.counts.matched, unmatched: [...matching.unmatched], tags: tags.size };
    }),
    sources: os.trackTags.sources.handler(() => store.trackTags.sources()),
    forget: os.trackTags.forget.handler(async ({ input: { source } }) => {
      if (!(await inTurn(source, () => forgetTags(work, source))))
        throw new AppError('not-found', `Nothing was imported under the name '${source}'.`);
      return null;
    }),
  };

  function ofTrack(trackId: number): SelectedTag[] {
    const known = store.trackTags.ofTrack(trackId);
    const names = store.trackTags.names({ ids: known.map(({ tagId }) => tagId) });
    return names
      .map((tag, i): SelectedTag => {
        const { holdsBy = null, said = null, heard = null } = known[i] ?? {};
        const by = holdsBy === null ? null : (tagSources[holdsBy - 1] ?? null);
        const isProposed = by === null && said === null;
        return {
          ...tag,
          by,
          certainty: heard,
          tracks: by === null ? 0 : 1,
          refused: said === 0 ? 1 : 0,
          sure: !isProposed,
        };
      })
      .sort(byTracks);
  }
}

const noCounts: Counts = { byPerson: 0, byFile: 0, byImport: 0, heard: 0, refused: 0 };

function addTo(counts: Map<number, Counts>, { tagId, ...more }: TagCounts): void {
  const had = counts.get(tagId) ?? noCounts;
  counts.set(tagId, {
    byPerson: had.byPerson + more.byPerson,
    byFile: had.byFile + more.byFile,
    byImport: had.byImport + more.byImport,
    heard: had.heard + more.heard,
    refused: had.refused + more.refused,
  });
}

function holding({ byPerson, byFile, byImport, heard }: Counts): number {
  return byPerson + byFile + byImport + heard;
}

function strongest({ byPerson, byFile, byImport, heard }: Counts): SelectedTag['by'] {
  const at = [byPerson, byFile, byImport, heard].findIndex((tracks) => tracks > 0);
  return tagSources[at] ?? null;
}

/** Those that hold on the most first, then by who says so, then by certainty. */
function byTracks(a: SelectedTag, b: SelectedTag): number {
  const rank = ({ by }: SelectedTag): number => (by === null ? tagSources.length : tagSources.indexOf(by));
  return (
    b.tracks - a.tracks ||
    rank(a) - rank(b) ||
    (b.certainty ?? 0) - (a.certainty ?? 0) ||
    (a.name < b.name ? -1 : 1)
  );
}
