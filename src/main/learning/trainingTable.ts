// In a learning worker: what a personal model learns from, as one table, row by row.
import { earOfGroup, embeddingGroup } from '../../core/domain/ear.ts';
import type { Layout } from '../../core/domain/layout.ts';
import type { EarColumns } from '../../core/learning/personal/ears/earColumns.ts';
import type { TrackFeatures } from '../store/learning/featureReads.ts';
import type { LibraryReader } from '../store/reader.ts';
import { artistOf } from '../work/artistKey.ts';
import { type FeatureRows, stackWindows } from './featureRows.ts';
import { type TrainingInput, trainingTracks } from './trainingRows.ts';
import type { UsableGroups } from './usableGroups.ts';

export interface TrainingTable {
  /** The groups whose columns the rows have, and what tracks lack. */
  readonly usable: UsableGroups;
  readonly featureNames: readonly string[];
  /** The ears among the groups, in their order. */
  readonly ears: readonly EarPlaces[];
  /** A row a window. */
  readonly features: FeatureRows<ArrayBuffer>;
  /** The track, genre and artist of each row. */
  readonly trackIds: readonly number[];
  readonly labels: readonly string[];
  readonly groups: readonly string[];
  /** Some of all tracks, labelled or not; the artist of each row, and whether only its artist's genres are known. */
  readonly library: FeatureRows<ArrayBuffer>;
  readonly libraryGroups: readonly string[];
  readonly libraryOpen: readonly boolean[];
  /** Of each track that was chosen. */
  readonly genreOf: ReadonlyMap<number, string>;
  readonly labelled: number;
  readonly tagged: number;
  readonly setAside: number;
}

/** Where the columns of an ear are in a row, and what its classes are called. */
export interface EarPlaces extends Pick<EarColumns, 'name' | 'embedding' | 'scores'> {
  readonly classes: readonly string[];
}

export function trainingTable(reader: LibraryReader, input: TrainingInput): TrainingTable {
  const training = trainingTracks({ examples: reader, features: reader }, input);
  const { usable, tracks, library, open, genreOf, ...counts } = training;
  const eachRow = <Value>(of: readonly TrackFeatures[], value: (track: TrackFeatures) => Value): Value[] =>
    of.flatMap((track) => track.windows.map(() => value(track)));
  return {
    usable,
    featureNames: reader.columns(usable.layout),
    ears: earsIn(usable.layout, (group) => reader.columns([group])),
    features: stackWindows(tracks),
    trackIds: eachRow(tracks, ({ trackId }) => trackId),
    labels: eachRow(tracks, ({ trackId }) => genreOf.get(trackId) ?? ''),
    groups: eachRow(tracks, ({ artistKey }) => artistKey),
    library: stackWindows(library),
    libraryGroups: eachRow(library, artistOf),
    libraryOpen: eachRow(library, ({ trackId }) => open.has(trackId)),
    genreOf,
    ...counts,
  };
}

export function earsIn(layout: Layout, columnsOf: (group: Layout[number]) => readonly string[]): EarPlaces[] {
  const ears = new Map<string, EarPlaces>();
  let start = 0;
  for (const group of layout) {
    const names = columnsOf(group);
    const places = names.map((_, at) => start + at);
    start += names.length;
    const ear = earOfGroup(group.name);
    if (ear === null) continue;
    const none: EarPlaces = { name: embeddingGroup({ sha256: ear }), embedding: [], scores: [], classes: [] };
    const found = ears.get(ear) ?? none;
    ears.set(
      ear,
      group.name === found.name
        ? { ...found, embedding: places }
        : { ...found, scores: places, classes: names },
    );
  }
  return [...ears.values()];
}
