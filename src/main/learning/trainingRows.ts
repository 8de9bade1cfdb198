// What a personal model learns from: labels and trusted tags with their vectors, bounded, the same for the same library.
import type { Layout } from '../../core/domain/layout.ts';
import { deriveSeed, splitMix } from '../../core/learning/maths/random.ts';
import type { BesideTrack, Example, ExampleStore } from '../store/learning/examples.ts';
import type { FeatureReads, TrackFeatures } from '../store/learning/featureReads.ts';
import { type UsableGroups, usableGroups } from './usableGroups.ts';

export interface TrainingInput {
  readonly seed: number;
  /** Groups to learn from, as far as there is enough of them. */
  readonly wanted: Layout;
  /** Groups that must be among them. */
  readonly needed: Layout;
}

interface TrainingTracks {
  readonly usable: UsableGroups;
  readonly tracks: readonly TrackFeatures[];
  /** Some of all tracks, labelled or not. */
  readonly library: readonly TrackFeatures[];
  /** Those of them whose own genre is not known, but that of other tracks of their artist is. */
  readonly open: ReadonlySet<number>;
  readonly genreOf: ReadonlyMap<number, string>;
  readonly labelled: number;
  readonly tagged: number;
  /** Tracks with a genre that lack one of the groups. */
  readonly setAside: number;
}

/** More would take longer than it is known to bring (docs/adr/0071). Labels come first, then tags, as evenly over the genres as they go. */
const mostTracks = 2000;
/** So many tracks tell well enough how the columns spread. */
const mostOfLibrary = 1500;
/** Of the artists' other tracks: one track's label informs the others while labels are few. */
const mostBeside = 500;

/** Where the rows come from. */
interface TrainingSource {
  readonly examples: Pick<ExampleStore, 'known' | 'beside'>;
  readonly features: FeatureReads;
}

export function trainingTracks(
  store: TrainingSource,
  { seed, wanted, needed }: TrainingInput,
): TrainingTracks {
  const chosen = boundedExamples(store.examples.known(), mostTracks, seed);
  const ids = chosen.map(({ trackId }) => trackId);
  const usable = usableGroups(store.features, wanted, ids, needed);
  const tracks = store.features.features(usable.layout, ids);
  const beside = besideSome(store.examples.beside(), seed);
  const sourceOf = new Map(chosen.map(({ trackId, source }) => [trackId, source]));
  const labelled = tracks.filter(({ trackId }) => sourceOf.get(trackId) === 'label').length;
  return {
    usable,
    tracks,
    library: store.features.features(
      usable.layout,
      [...new Set([...beside, ...someOf(store.features.trackIds(), seed)])].sort((a, b) => a - b),
    ),
    open: new Set(beside),
    genreOf: new Map(chosen.map(({ trackId, genre }) => [trackId, genre])),
    labelled,
    tagged: tracks.length - labelled,
    setAside: ids.length - tracks.length,
  };
}

/** Whole artists would be better still; what counts is that many have several tracks. */
function someOf(ids: readonly number[], seed: number): number[] {
  if (ids.length <= mostOfLibrary) return [...ids];
  return inDrawnOrder(ids, (id) => id, seed)
    .slice(0, mostOfLibrary)
    .sort((a, b) => a - b);
}

function besideSome(tracks: readonly BesideTrack[], seed: number): number[] {
  return roundRobin(
    inDrawnOrder(tracks, ({ trackId }) => trackId, seed),
    ({ artistKey }) => artistKey,
    seed,
  )
    .slice(0, mostBeside)
    .map(({ trackId }) => trackId);
}

/**
 * At most `most`, labels first, each as evenly over the genres as they go. Each track's place is its own, so that where one becomes
 * known at most one other leaves: what was learned stays nearly what is learned from.
 */
export function boundedExamples(examples: readonly Example[], most: number, seed: number): Example[] {
  if (examples.length <= most) return [...examples];
  const drawn = inDrawnOrder(examples, ({ trackId }) => trackId, seed);
  const ofSource = (wanted: Example['source']): Example[] =>
    roundRobin(
      drawn.filter(({ source }) => source === wanted),
      ({ genre }) => genre,
      seed,
    );
  return [...ofSource('label'), ...ofSource('tag')].slice(0, most).sort((a, b) => a.trackId - b.trackId);
}

/** In an order that looks random, in which two tracks always follow one another in the same way, whoever is there besides. */
function inDrawnOrder<Item>(items: readonly Item[], trackOf: (item: Item) => number, seed: number): Item[] {
  return items
    .map((item) => ({ item, at: splitMix(seed, trackOf(item)) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** One of each kind, then a second of each, and so on; kinds always follow one another in the same way. */
function roundRobin<Item>(items: readonly Item[], kindOf: (item: Item) => string, seed: number): Item[] {
  const kinds = new Map<string, { readonly place: number; taken: number }>();
  return items
    .map((item) => {
      const name = kindOf(item);
      const kind = kinds.get(name) ?? { place: splitMix(deriveSeed(seed, name), 1), taken: 0 };
      kinds.set(name, kind);
      return { item, turn: kind.taken++, place: kind.place };
    })
    .sort((a, b) => a.turn - b.turn || a.place - b.place)
    .map(({ item }) => item);
}
