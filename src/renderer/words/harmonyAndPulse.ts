// What the features of harmony and of the bands' pulses mean to somebody who listens; all of them are pure numbers.

interface Named {
  readonly name: string;
  /** The term of the field. */
  readonly term: string;
}

const single: Readonly<Record<string, Named>> = {
  chroma_entropy_mean: { name: 'How many notes sound at once', term: 'chroma entropy' },
  chroma_entropy_deviation: { name: 'Full and thin harmonies in turn', term: 'chroma entropy, deviation' },
  chroma_entropy_overall: { name: 'How many notes are used in all', term: 'entropy of the mean chroma' },
  key_strength: { name: 'Clear key', term: 'key correlation' },
  key_major_over_minor: { name: 'Major rather than minor', term: 'major less minor key correlation' },
  harmonic_change_mean: { name: 'Harmonic change', term: 'tonal centroid, distance' },
  harmonic_change_deviation: {
    name: 'Harmonic change: how much it varies',
    term: 'tonal centroid, distance',
  },
  chord_likeness: { name: 'Plain chords', term: 'triad likeness' },
  chord_changes: { name: 'How often chords change', term: 'triad changes' },
  chord_major: { name: 'Share of major chords', term: 'triads' },
  chord_kinds: { name: 'How many chords are used', term: 'triads' },
};

const semitones = [
  'semitones',
  'whole tones',
  'minor thirds',
  'major thirds',
  'fourths and fifths',
  'tritones',
];
const ranks = ['most used', 'second', 'third', 'fourth', 'fifth', 'sixth'];

const bands: Readonly<Record<string, string>> = {
  bass: 'the bass',
  middle: 'the middle',
  treble: 'the treble',
  whole: 'all bands',
};
const pulses: Readonly<Record<string, (band: string) => Named>> = {
  strongest: (band) => ({ name: `Steady beat in ${band}`, term: 'onset autocorrelation, peak' }),
  twice: (band) => ({ name: `Every other beat alike in ${band}`, term: 'autocorrelation at twice the beat' }),
  half: (band) => ({ name: `Steady half beats in ${band}`, term: 'autocorrelation at half the beat' }),
  clarity: (band) => ({ name: `One beat above all others in ${band}`, term: 'pulse clarity' }),
  peak: (band) => ({ name: `Strongest attacks of ${band}`, term: 'onsets, 98th percentile' }),
  deviation: (band) => ({ name: `Strong attacks among weak ones in ${band}`, term: 'onsets, deviation' }),
};

export function harmonyAndPulseWords(feature: string): Named | null {
  return single[feature] ?? interval(feature) ?? note(feature) ?? likeness(feature) ?? pulse(feature);
}

function interval(feature: string): Named | null {
  const [, steps, when] = /^interval(\d)_(at_once|overall)$/u.exec(feature) ?? [];
  const kind = semitones[Number(steps) - 1];
  if (kind === undefined) return null;
  return when === 'at_once'
    ? { name: `Sounding together: ${kind}`, term: 'chroma autocorrelation' }
    : { name: `Notes in use apart by ${kind}`, term: 'autocorrelation of the mean chroma' };
}

function note(feature: string): Named | null {
  const rank = ranks[Number(/^chroma_rank(\d)$/u.exec(feature)?.[1]) - 1];
  return rank === undefined ? null : { name: `Share of the ${rank} note`, term: 'sorted mean chroma' };
}

function likeness(feature: string): Named | null {
  const blocks = /^harmony_likeness(\d+)$/u.exec(feature)?.[1];
  if (blocks === undefined) return null;
  return {
    name: `Harmony unchanged after ${(0.209 * Number(blocks)).toFixed(1)} s`,
    term: 'chroma likeness',
  };
}

function pulse(feature: string): Named | null {
  const [, band = '', what = ''] = /^pulse_([a-z]+)_(.+)$/u.exec(feature) ?? [];
  const where = bands[band];
  if (where === undefined) return null;
  const [, slow, fast] = /^(\d+)_(\d+)$/u.exec(what) ?? [];
  if (slow !== undefined && fast !== undefined)
    return { name: `Beat of ${slow} to ${fast} BPM in ${where}`, term: 'tempogram' };
  return pulses[what]?.(where) ?? null;
}
