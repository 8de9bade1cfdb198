// The layout of a feature vector: named groups of named, unit-bearing columns. Everything else derives from this list.

/** Raised whenever a column is added, removed, moved or computed differently. */
export const FEATURES_VERSION = 2;

export interface FeatureColumn {
  readonly name: string;
  /** Physical unit; '1' for pure numbers. */
  readonly unit: string;
}

/** Cepstral coefficients of the usual recipe, and how many of them covariances are taken of. */
export const N_MFCC = 20;
export const N_COVARIANCE = 13;
/** Bands of neighbouring mel bands, and the edges of the rates (Hz) at which they may move. */
export const N_MODULATION_BANDS = 10;
export const MODULATION_EDGES_HZ: readonly number[] = Array.from(
  { length: 10 },
  (_, i) => 0.5 * 40 ** (i / 9),
);

const columns = {
  chroma: meanAndVariance('chroma_stft', '1'),
  rms: meanAndVariance('rms', 'full scale'),
  spectralShape: ['spectral_centroid', 'spectral_bandwidth', 'rolloff'].flatMap((name) =>
    meanAndVariance(name, 'Hz'),
  ),
  zeroCrossings: meanAndVariance('zero_crossing_rate', 'crossings/sample'),
  harmonicPercussive: ['harmony', 'perceptr'].flatMap((name) => meanAndVariance(name, 'full scale')),
  tempo: [{ name: 'tempo', unit: 'beats/min' }],
  mfcc: numbered(N_MFCC).flatMap((i) => meanAndVariance(`mfcc${i}`, 'dB')),
  mfccCovariance: numbered(N_COVARIANCE).flatMap((i) =>
    numbered(N_COVARIANCE)
      .slice(i)
      .map((j) => ({ name: `mfcc${i}_mfcc${j}_cov`, unit: 'dB²' })),
  ),
  mfccDelta: numbered(N_MFCC).map((i) => ({ name: `mfcc${i}_delta_var`, unit: '(dB/frame)²' })),
  modulation: numbered(N_MODULATION_BANDS).flatMap((band) =>
    MODULATION_EDGES_HZ.slice(1).map((_, i) => ({
      name: `modulation_band${band}_rate${i + 1}`,
      unit: 'dB re 1 dB²',
    })),
  ),
  tonalCentroid: ['fifths', 'minor_thirds', 'major_thirds'].flatMap((circle) =>
    ['x', 'y'].flatMap((axis) => meanAndVariance(`tonnetz_${circle}_${axis}`, '1')),
  ),
  onsets: [
    ...meanAndVariance('onset_strength', 'dB'),
    { name: 'onset_strength_skewness', unit: '1' },
    { name: 'onset_rate', unit: '1/s' },
  ],
  contrast: numbered(7).flatMap((band) => meanAndVariance(`spectral_contrast${band}`, 'dB')),
} as const satisfies Record<string, readonly FeatureColumn[]>;

export type FeatureGroup = keyof typeof columns;

/** The groups of the usual 57 columns, which come first and in their usual order. */
export const BASE57_GROUPS: readonly FeatureGroup[] = [
  'chroma',
  'rms',
  'spectralShape',
  'zeroCrossings',
  'harmonicPercussive',
  'tempo',
  'mfcc',
];

/** All groups, in the order of the vector. */
export const FEATURE_GROUPS: readonly FeatureGroup[] = [
  ...BASE57_GROUPS,
  'mfccCovariance',
  'mfccDelta',
  'modulation',
  'contrast',
  'tonalCentroid',
  'onsets',
];

/** The columns of a group, in the order of the vector. */
export function columnsOf(group: FeatureGroup): readonly FeatureColumn[] {
  return columns[group];
}

export const BASE57_NAMES: readonly string[] = namesOf(BASE57_GROUPS);
/** Names of all columns, in the order of the vector. */
export const FEATURE_NAMES: readonly string[] = namesOf(FEATURE_GROUPS);

function namesOf(groups: readonly FeatureGroup[]): string[] {
  return groups.flatMap((group) => columnsOf(group).map(({ name }) => name));
}

/** 1, 2 .. `count`. */
function numbered(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}

function meanAndVariance(name: string, unit: string): FeatureColumn[] {
  return [
    { name: `${name}_mean`, unit },
    { name: `${name}_var`, unit: unit === '1' ? '1' : `(${unit})²` },
  ];
}
