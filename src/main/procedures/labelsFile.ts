// Labels to and from a portable file: tracks are known again by path, then by fingerprint, then by artist, title and length.
import type { ImportReport, LabelEntry, LabelsFile } from '../../core/domain/labelsFile.ts';
import type { Work } from '../jobs/context.ts';
import type { Identity } from '../store/learning/examples.ts';
import type { Store } from '../store/store.ts';

/** Encoders and headers disagree about lengths by this much. */
const sameLengthSeconds = 2;

export function exportLabels(store: Store): LabelsFile {
  const genreOf = new Map(store.labels.current().map(({ trackId, genre }) => [trackId, genre]));
  const kindOf = store.kinds.tracks();
  const ratingOf = store.ratings.current();
  const tagsOf = Map.groupBy(store.trackTags.said(), ({ trackId }) => trackId);
  return {
    format: 'stackwax labels',
    version: 1,
    labels: store.examples.identities().flatMap(({ id, ...identity }) => {
      const genre = genreOf.get(id) ?? null;
      const kind = kindOf.get(id);
      const rating = ratingOf.get(id);
      const tags = tagsOf.get(id)?.map(({ name, facet, holds }) => ({ name, facet, holds }));
      if (genre === null && kind === undefined && rating === undefined && tags === undefined) return [];
      return [
        {
          ...identity,
          genre,
          ...(kind === undefined ? {} : { kind }),
          ...(rating === undefined ? {} : { rating }),
          ...(tags === undefined ? {} : { tags }),
        },
      ];
    }),
    folders: store.kinds.folders(),
  };
}

/**
 * Sets the file's labels in one step that undo takes back; labels that are set already stay as they are. `changeId` is
 * the change that it was, null when nothing was new.
 */
export function importLabels(
  { store, change }: Work,
  file: LabelsFile,
): ImportReport & { readonly changeId: number | null } {
  const find = finder(store.examples.identities());
  const found = { path: 0, fingerprint: 0, tags: 0 };
  const unmatched: LabelEntry[] = [];
  const current = new Map(store.labels.current().map(({ trackId, genre }) => [trackId, genre]));
  const kinds = store.kinds.tracks();
  const folders = new Map(store.kinds.folders().map(({ folder, kind }) => [folder, kind]));
  let tags = 0;
  let ratings = 0;
  const { changed, changeId } = change((write) => {
    const set = new Map<number, number>();
    for (const entry of file.labels) {
      const match = find(entry);
      if (match === null) {
        unmatched.push(entry);
        continue;
      }
      found[match.by] += 1;
      if (entry.kind !== undefined && entry.kind !== kinds.get(match.id))
        write.kinds.setTracks([match.id], entry.kind);
      if (entry.rating !== undefined) ratings += write.ratings.set([match.id], entry.rating);
      for (const { name, facet, holds } of entry.tags ?? [])
        tags += write.trackTags.say(
          [match.id],
          [write.trackTags.ensure({ name: name.toLowerCase(), facet })],
          holds,
        );
      if (entry.genre === null) continue;
      const genreId = write.genres.takeIn(entry.genre);
      if (store.genres.idOf(current.get(match.id) ?? '') !== genreId) set.set(match.id, genreId);
    }
    for (const { folder, kind } of file.folders)
      if (folders.get(folder) !== kind) write.kinds.setFolder(folder, kind);
    for (const [trackId, genreId] of set) write.labels.set([trackId], genreId);
    return { changed: set.size, changeId: write.changes.ofTracks() };
  });
  return {
    byPath: found.path,
    byFingerprint: found.fingerprint,
    byTags: found.tags,
    unmatched,
    changed,
    ratings,
    tags,
    changeId,
  };
}

type Found = { readonly id: number; readonly by: 'path' | 'fingerprint' | 'tags' };

/** What fits several tracks equally well is not decided by guessing. */
function finder(tracks: readonly (Identity & { id: number })[]): (entry: LabelEntry) => Found | null {
  const byPath = new Map(tracks.map((track) => [track.path, track]));
  const byFingerprint = Map.groupBy(
    tracks.filter(({ fingerprint }) => fingerprint !== null),
    ({ fingerprint }) => fingerprint,
  );
  const byTags = Map.groupBy(
    tracks.filter(({ title }) => title !== null),
    tagsKey,
  );
  return (entry) => {
    const atPath = byPath.get(entry.path);
    if (atPath !== undefined) return { id: atPath.id, by: 'path' };
    const [same, another] = entry.fingerprint === null ? [] : (byFingerprint.get(entry.fingerprint) ?? []);
    if (same !== undefined && another === undefined) return { id: same.id, by: 'fingerprint' };
    if (entry.title === null || entry.durationSeconds === null) return null;
    const length = entry.durationSeconds;
    const alike = (byTags.get(tagsKey(entry)) ?? []).filter(
      ({ durationSeconds }) =>
        durationSeconds !== null && Math.abs(durationSeconds - length) <= sameLengthSeconds,
    );
    const [one, other] = alike;
    return one !== undefined && other === undefined ? { id: one.id, by: 'tags' } : null;
  };
}

function tagsKey({ artist, title }: Pick<Identity, 'artist' | 'title'>): string {
  return JSON.stringify([artist, title].map((text) => text?.normalize('NFKC').toLowerCase().trim() ?? null));
}
