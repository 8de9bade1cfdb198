// The layout of a feature vector: named groups of named, unit-bearing columns. Everything else derives from this list.

/** Raised whenever a column is added, removed, moved or computed differently. */
export const FEATURES_VERSION = 1;

export interface FeatureColumn {
  readonly name: string;
  /** Physical unit; '1' for pure numbers. */
  readonly unit: string;
}

export interface FeatureGroup {
  readonly id: string;
  readonly columns: readonly FeatureColumn[];
}

/** Coefficients of the usual recipe. */
export const N_MFCC = 20;

/** The usual 57 columns in their usual order, whatever else the layout holds. */
const base: readonly FeatureGroup[] = [
  { id: 'chroma', columns: meanAndVariance('chroma_stft', '1') },
  { id: 'rms', columns: meanAndVariance('rms', 'full scale') },
  {
    id: 'spectralShape',
    columns: [
      ...meanAndVariance('spectral_centroid', 'Hz'),
      ...meanAndVariance('spectral_bandwidth', 'Hz'),
      ...meanAndVariance('rolloff', 'Hz'),
    ],
  },
  { id: 'zeroCrossings', columns: meanAndVariance('zero_crossing_rate', 'crossings/sample') },
  {
    id: 'harmonicPercussive',
    columns: [...meanAndVariance('harmony', 'full scale'), ...meanAndVariance('perceptr', 'full scale')],
  },
  { id: 'tempo', columns: [{ name: 'tempo', unit: 'beats/min' }] },
  {
    id: 'mfcc',
    columns: Array.from({ length: N_MFCC }, (_, i) => meanAndVariance(`mfcc${i + 1}`, 'dB')).flat(),
  },
];

export const FEATURE_GROUPS: readonly FeatureGroup[] = base;

export const BASE57_NAMES: readonly string[] = namesOf(base);
/** Names of all columns, in the order of the vector. */
export const FEATURE_NAMES: readonly string[] = namesOf(FEATURE_GROUPS);

function namesOf(groups: readonly FeatureGroup[]): string[] {
  return groups.flatMap((group) => group.columns.map((column) => column.name));
}

function meanAndVariance(name: string, unit: string): FeatureColumn[] {
  return [
    { name: `${name}_mean`, unit },
    { name: `${name}_var`, unit: unit === '1' ? '1' : `(${unit})²` },
  ];
}
