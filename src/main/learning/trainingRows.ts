// What a personal model learns from: labels and trusted tags with their vectors, bounded, the same for the same library.
import type { Layout } from '../../core/domain/layout.ts';
import { createRandom, permutation } from '../../core/learning/maths/random.ts';
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

/** More would take longer than it brings. Labels come first, then tags, as evenly over the genres as they go. */
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
  const chosen = boundedExamples(store.examples.known(), seed);
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
  const order = permutation(ids.length, createRandom(seed)).slice(0, mostOfLibrary);
  return [...order].flatMap((at) => ids[at] ?? []).sort((a, b) => a - b);
}

function besideSome(tracks: readonly BesideTrack[], seed: number): number[] {
  const shuffled = [...permutation(tracks.length, createRandom(seed))].flatMap((at) => tracks[at] ?? []);
  return roundRobin(shuffled, ({ artistKey }) => artistKey)
    .slice(0, mostBeside)
    .map(({ trackId }) => trackId);
}

function boundedExamples(examples: readonly Example[], seed: number): Example[] {
  if (examples.length <= mostTracks) return [...examples];
  const random = createRandom(seed);
  const shuffled = [...permutation(examples.length, random)].flatMap((at) => examples[at] ?? []);
  const kept = [
    ...roundRobin(
      shuffled.filter(({ source }) => source === 'label'),
      genreOf,
    ),
    ...roundRobin(
      shuffled.filter(({ source }) => source === 'tag'),
      genreOf,
    ),
  ].slice(0, mostTracks);
  return kept.sort((a, b) => a.trackId - b.trackId);
}

const genreOf = ({ genre }: Example): string => genre;

/** One of each kind, then a second of each, and so on. */
function roundRobin<Item>(items: readonly Item[], kindOf: (item: Item) => string): Item[] {
  const taken = new Map<string, number>();
  return items
    .map((item) => {
      const kind = kindOf(item);
      const turn = taken.get(kind) ?? 0;
      taken.set(kind, turn + 1);
      return { item, turn };
    })
    .sort((a, b) => a.turn - b.turn)
    .map(({ item }) => item);
}
