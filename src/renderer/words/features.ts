// What each feature means to somebody who listens, and its values in units that mean something, too.

import { harmonyAndPulseWords } from './harmonyAndPulse.ts';

/** A feature's name in plain words with the term of the field, and how its values are written. */
export interface FeatureWords {
  readonly name: string;
  readonly term: string;
  format(value: number): string;
}

const numbers = [0, 1, 2, 3].map((digits) => new Intl.NumberFormat('en', { maximumFractionDigits: digits }));
const tiny = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });

function written(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  const text = size >= 0.01 || value === 0 ? numbers[digits]?.format(value) : tiny.format(value);
  return (text ?? '').replace('-', '−');
}

const plain = (value: number): string => written(value);
const unit =
  (name: string) =>
  (value: number): string =>
    `${written(value)} ${name}`;
const hertz = unit('Hz');
const decibels = unit('dB');
/** A variance in its feature's own unit: how far values usually lie from their mean. */
const spread =
  (format: (value: number) => string) =>
  (variance: number): string =>
    format(Math.sqrt(Math.max(0, variance)));
/** An amplitude, full scale being 1, as a level. */
const level = (amplitude: number): string => decibels(20 * Math.log10(Math.max(1e-5, amplitude)));
const power = (variance: number): string => level(Math.sqrt(Math.max(0, variance)));

const sampleRate = 22_050;
const perSecond = unit('a second');

interface Described {
  readonly name: string;
  readonly term: string;
  /** Of the mean. */
  readonly format: (value: number) => string;
  /** Of the variance. */
  readonly spread?: (variance: number) => string;
}

/** What has a mean and a variance over the frames. */
const described: Readonly<Record<string, Described>> = {
  chroma_stft: { name: 'Notes at once', term: 'chroma', format: plain },
  rms: { name: 'Loudness', term: 'RMS', format: level, spread: power },
  spectral_centroid: { name: 'Brightness', term: 'spectral centroid', format: hertz },
  spectral_bandwidth: { name: 'Width of the sound', term: 'spectral bandwidth', format: hertz },
  rolloff: { name: 'Reach of the highs', term: 'spectral roll-off', format: hertz },
  zero_crossing_rate: {
    name: 'Hiss and grit',
    term: 'zero crossings',
    format: (rate) => perSecond(rate * sampleRate),
  },
  onset_strength: { name: 'Strength of attacks', term: 'onset strength', format: decibels },
  tonnetz_fifths_x: { name: 'Harmony on the circle of fifths, x', term: 'tonal centroid', format: plain },
  tonnetz_fifths_y: { name: 'Harmony on the circle of fifths, y', term: 'tonal centroid', format: plain },
  tonnetz_minor_thirds_x: {
    name: 'Harmony on the circle of minor thirds, x',
    term: 'tonal centroid',
    format: plain,
  },
  tonnetz_minor_thirds_y: {
    name: 'Harmony on the circle of minor thirds, y',
    term: 'tonal centroid',
    format: plain,
  },
  tonnetz_major_thirds_x: {
    name: 'Harmony on the circle of major thirds, x',
    term: 'tonal centroid',
    format: plain,
  },
  tonnetz_major_thirds_y: {
    name: 'Harmony on the circle of major thirds, y',
    term: 'tonal centroid',
    format: plain,
  },
};

/** What has one value, or whose mean and variance mean different things. */
const single: Readonly<Record<string, FeatureWords>> = {
  tempo: { name: 'Tempo', term: 'beats a minute', format: unit('BPM') },
  // The mean of a waveform is its offset; its variance is its power.
  harmony_mean: { name: 'Offset of sustained tones', term: 'harmonic part', format: plain },
  harmony_var: { name: 'Sustained tones', term: 'power of the harmonic part', format: power },
  perceptr_mean: { name: 'Offset of hits and noise', term: 'percussive part', format: plain },
  perceptr_var: { name: 'Hits and noise', term: 'power of the percussive part', format: power },
  onset_strength_skewness: {
    name: 'Few strong attacks among weak ones',
    term: 'onset skewness',
    format: plain,
  },
  onset_rate: { name: 'Attacks', term: 'onset rate', format: perSecond },
};

/** By the cosine over the mel bands that each is: the first ones can be described, the others are detail. */
const cepstral = ['Overall level', 'Lows against highs', 'Middle against both ends', 'Fine balance of bands'];

function toneColour(index: number): string {
  return cepstral[index - 1] ?? `Tone colour, detail ${index}`;
}

/** Edges in Hz of the octaves that contrast is taken in. */
const contrastBands = [
  'below 200 Hz',
  '200 to 400 Hz',
  '400 to 800 Hz',
  '0.8 to 1.6 kHz',
  '1.6 to 3.2 kHz',
  '3.2 to 6.4 kHz',
  'above 6.4 kHz',
];

/** Ten parts of the mel scale up to 11 kHz. */
const modulationBands = [
  'bass',
  'low tones',
  'low middle',
  'middle',
  'upper middle',
  'presence',
  'low treble',
  'treble',
  'high treble',
  'air',
];
const modulationRates = 9;

/** Of any feature in the layout; one that nobody has described is called by its own name. */
export function featureWords(feature: string): FeatureWords {
  const known = single[feature];
  if (known !== undefined) return known;
  const musical = harmonyAndPulseWords(feature);
  if (musical !== null) return { ...musical, format: plain };
  const [, base = '', moment = ''] = /^(.+)_(mean|var)$/u.exec(feature) ?? [];
  const thing = described[base] ?? contrast(base) ?? cepstrum(base);
  if (thing !== null)
    return moment === 'mean'
      ? { name: thing.name, term: thing.term, format: thing.format }
      : {
          name: `${thing.name}: how much it varies`,
          term: thing.term,
          format: thing.spread ?? spread(thing.format),
        };
  return (
    cepstralDelta(feature) ??
    covariance(feature) ??
    modulation(feature) ?? { name: feature, term: '', format: plain }
  );
}

function contrast(base: string): Described | null {
  const band = /^spectral_contrast(\d+)$/u.exec(base)?.[1];
  if (band === undefined) return null;
  return {
    name: `Tones above the noise, ${contrastBands[Number(band) - 1] ?? band}`,
    term: 'spectral contrast',
    format: decibels,
  };
}

function cepstrum(base: string): Described | null {
  const index = /^mfcc(\d+)$/u.exec(base)?.[1];
  if (index === undefined) return null;
  return { name: toneColour(Number(index)), term: `MFCC ${index}`, format: decibels };
}

/** Its mean is meaningless, so it has a variance only. */
function cepstralDelta(feature: string): FeatureWords | null {
  const index = /^mfcc(\d+)_delta_var$/u.exec(feature)?.[1];
  if (index === undefined) return null;
  return {
    name: `${toneColour(Number(index))}: speed of change`,
    term: `MFCC ${index} delta`,
    format: spread(unit('dB a frame')),
  };
}

function covariance(feature: string): FeatureWords | null {
  const [, one, other] = /^mfcc(\d+)_mfcc(\d+)_cov$/u.exec(feature) ?? [];
  if (one === undefined || other === undefined) return null;
  const first = toneColour(Number(one));
  return one === other
    ? { name: `${first}: how much it varies`, term: `MFCC ${one} covariance`, format: spread(decibels) }
    : {
        name: `${first} moving with ${lowerFirst(toneColour(Number(other)))}`,
        term: `MFCC ${one} and ${other}`,
        format: unit('dB²'),
      };
}

function modulation(feature: string): FeatureWords | null {
  const [, band, rate] = /^modulation_band(\d+)_rate(\d+)$/u.exec(feature) ?? [];
  if (band === undefined || rate === undefined) return null;
  const around = 0.5 * 40 ** ((Number(rate) - 0.5) / modulationRates);
  return {
    name: `Pulse of the ${modulationBands[Number(band) - 1] ?? band}, ${written(Number(around.toPrecision(2)))} times a second`,
    term: 'modulation',
    format: decibels,
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
