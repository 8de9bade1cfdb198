// In a learning worker: tracks that sound like one, each recording once, no artist too often, and why each of them is near.
import type { SimilarTrack } from '../../core/domain/likeness.ts';
import { scaledDistance } from '../../core/space/localScale.ts';
import { reasonOf, type Spreads, type Traits } from '../../core/space/reason.ts';
import { recordingsOf } from '../../core/space/recordings.ts';
import type { Near } from '../../core/space/space.ts';
import { windowMean } from '../../core/space/windowMean.ts';
import type { LibraryReader } from '../store/reader.ts';
import type { WalkedTrack } from '../store/tracks/walkedTracks.ts';
import type { LibrarySpace } from './space.ts';

export interface SimilarRules {
  readonly limit: number;
  /** How many tracks of one artist at most. */
  readonly perArtist: number;
  readonly passes?: (id: number) => boolean;
}

/** So many more are looked at than asked for, as their scales change the order. */
const lookedAt = 200;
const timesLookedAt = 8;
const mostLookedAt = 10_000;

/** Nearest first; none when the track has no place in the space. */
export function similarTo(
  reader: LibraryReader,
  space: LibrarySpace,
  track: number,
  rules: SimilarRules,
): SimilarTrack[] {
  const tracks = new Map(reader.walked().map((one) => [one.id, one]));
  const heard = reader.recordings();
  const passes = (id: number): boolean => tracks.has(id) && (rules.passes?.(id) ?? true);
  for (
    let count = Math.min(mostLookedAt, lookedAt + timesLookedAt * rules.limit);
    ;
    count = Math.min(mostLookedAt, 4 * count)
  ) {
    const near = scaled(space, track, space.nearest(track, count, passes));
    const chosen = chooseFrom(near, tracks, heard, track, rules);
    if (chosen.length === rules.limit || near.length < count || count === mostLookedAt)
      return withReasons(reader, tracks, track, chosen, space.ids);
  }
}

function scaled({ ids, scales }: LibrarySpace, track: number, near: readonly Near[]): Near[] {
  const scaleOf = new Map(Array.from(ids, (id, row) => [id, scales[row] ?? 1]));
  const own = scaleOf.get(track) ?? 1;
  return near
    .map(({ id, distance }) => ({ id, distance: scaledDistance(distance, own, scaleOf.get(id) ?? 1) }))
    .sort((a, b) => a.distance - b.distance || a.id - b.id);
}

/** In order, but for other files of a recording that is there already, and for an artist's further tracks. */
function chooseFrom(
  near: readonly Near[],
  tracks: ReadonlyMap<number, WalkedTrack>,
  heard: ReturnType<LibraryReader['recordings']>,
  track: number,
  { limit, perArtist }: SimilarRules,
): Near[] {
  const own = tracks.get(track);
  const known = [...(own === undefined ? [] : [own]), ...near.flatMap(({ id }) => tracks.get(id) ?? [])];
  const byTags = recordingsOf(known);
  // By tags and bytes, and by what was heard where that is known.
  const recordings = new Map(
    known.map(
      ({ id }, n) => [id, [`tags ${byTags[n] ?? n}`, heard.get(id)?.recording ?? `track ${id}`]] as const,
    ),
  );
  const seen = new Set(own === undefined ? [] : recordings.get(own.id));
  const byArtist = new Map<string, number>();
  const chosen: Near[] = [];
  for (const one of near) {
    if (chosen.length === limit) break;
    const { artistKey = '' } = tracks.get(one.id) ?? {};
    const names = recordings.get(one.id) ?? [];
    const count = byArtist.get(artistKey) ?? 0;
    if (names.some((name) => seen.has(name)) || count >= perArtist) continue;
    for (const name of names) seen.add(name);
    byArtist.set(artistKey, count + 1);
    chosen.push(one);
  }
  return chosen;
}

/** The group whose columns tell how a track sounds in words. */
const tellingGroup = 'base57';
/** So many tracks show well enough how far they differ. */
const usualTracks = 300;

function withReasons(
  reader: LibraryReader,
  tracks: ReadonlyMap<number, WalkedTrack>,
  track: number,
  near: readonly Near[],
  ids: Int32Array,
): SimilarTrack[] {
  const step = Math.max(1, Math.floor(ids.length / usualTracks));
  const some = ids.filter((_, at) => at % step === 0);
  const traits = traitsOf(reader, tracks, [...new Set([track, ...near.map(({ id }) => id), ...some])]);
  const spreads: Spreads = {
    loudness: spreadOf(some, traits, 'loudness'),
    brightness: spreadOf(some, traits, 'brightness'),
    percussiveness: spreadOf(some, traits, 'percussiveness'),
  };
  const own = traits.get(track) ?? unknown;
  return near.map(({ id, distance }) => ({
    id,
    distance,
    reason: reasonOf(own, traits.get(id) ?? unknown, spreads),
  }));
}

const unknown: Traits = { tempo: null, key: null, loudness: null, brightness: null, percussiveness: null };

function traitsOf(
  reader: LibraryReader,
  tracks: ReadonlyMap<number, WalkedTrack>,
  ids: readonly number[],
): Map<number, Traits> {
  const version = reader.versions(tellingGroup).at(-1);
  const layout = version === undefined ? [] : [{ name: tellingGroup, version }];
  const names = reader.columns(layout);
  const [centroid, harmonic, percussive] = ['spectral_centroid_mean', 'harmony_var', 'perceptr_var'].map(
    (name) => names.indexOf(name),
  );
  const means = new Map(
    (layout.length === 0 ? [] : reader.vectors(layout, ids)).map(({ trackId, windows }) => [
      trackId,
      windowMean(windows),
    ]),
  );
  return new Map(
    ids.map((id) => {
      const mean = means.get(id);
      const { tempoBpm = null, musicalKey = null, loudnessLufs = null } = tracks.get(id) ?? {};
      const value = (column = -1): number | null => mean?.[column] ?? null;
      return [
        id,
        {
          tempo: tempoBpm,
          key: musicalKey,
          loudness: loudnessLufs,
          brightness: value(centroid),
          percussiveness: shareOf(value(percussive), value(harmonic)),
        },
      ];
    }),
  );
}

function shareOf(part: number | null, rest: number | null): number | null {
  return part === null || rest === null || !(part + rest > 0) ? null : part / (part + rest);
}

function spreadOf(ids: Int32Array, traits: ReadonlyMap<number, Traits>, trait: keyof Spreads): number {
  const values = [...ids].flatMap((id) => traits.get(id)?.[trait] ?? []);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
