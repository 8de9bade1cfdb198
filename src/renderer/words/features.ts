// What each feature means to somebody who listens, and its values in units that mean something, too.
import { messagesOf, spokenLocale } from '../../core/languages/say.ts';
import { harmonyAndPulseWords } from './harmonyAndPulse.ts';

const say = messagesOf('features');
const { tag } = spokenLocale();

/** A feature's name in plain words with the term of the field, and how its values are written. */
export interface FeatureWords {
  readonly name: string;
  readonly term: string;
  format(value: number): string;
}

const numbers = [0, 1, 2, 3].map((digits) => new Intl.NumberFormat(tag, { maximumFractionDigits: digits }));
const tiny = new Intl.NumberFormat(tag, { maximumSignificantDigits: 2 });

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
const perSecond = (value: number): string => say('perSecond', { value: written(value) });
const perFrame = (value: number): string => say('decibelsPerFrame', { value: written(value) });

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
  chroma_stft: { name: say('chroma_stft.name'), term: say('chroma_stft.term'), format: plain },
  rms: { name: say('rms.name'), term: say('rms.term'), format: level, spread: power },
  spectral_centroid: {
    name: say('spectral_centroid.name'),
    term: say('spectral_centroid.term'),
    format: hertz,
  },
  spectral_bandwidth: {
    name: say('spectral_bandwidth.name'),
    term: say('spectral_bandwidth.term'),
    format: hertz,
  },
  rolloff: { name: say('rolloff.name'), term: say('rolloff.term'), format: hertz },
  zero_crossing_rate: {
    name: say('zero_crossing_rate.name'),
    term: say('zero_crossing_rate.term'),
    format: (rate) => perSecond(rate * sampleRate),
  },
  onset_strength: { name: say('onset_strength.name'), term: say('onset_strength.term'), format: decibels },
  tonnetz_fifths_x: { name: say('tonnetz_fifths_x.name'), term: say('tonnetz.term'), format: plain },
  tonnetz_fifths_y: { name: say('tonnetz_fifths_y.name'), term: say('tonnetz.term'), format: plain },
  tonnetz_minor_thirds_x: {
    name: say('tonnetz_minor_thirds_x.name'),
    term: say('tonnetz.term'),
    format: plain,
  },
  tonnetz_minor_thirds_y: {
    name: say('tonnetz_minor_thirds_y.name'),
    term: say('tonnetz.term'),
    format: plain,
  },
  tonnetz_major_thirds_x: {
    name: say('tonnetz_major_thirds_x.name'),
    term: say('tonnetz.term'),
    format: plain,
  },
  tonnetz_major_thirds_y: {
    name: say('tonnetz_major_thirds_y.name'),
    term: say('tonnetz.term'),
    format: plain,
  },
};

/** What has one value, or whose mean and variance mean different things. */
const single: Readonly<Record<string, FeatureWords>> = {
  tempo: { name: say('tempo.name'), term: say('tempo.term'), format: unit('BPM') },
  // The mean of a waveform is its offset; its variance is its power.
  harmony_mean: { name: say('harmony_mean.name'), term: say('harmony_mean.term'), format: plain },
  harmony_var: { name: say('harmony_var.name'), term: say('harmony_var.term'), format: power },
  perceptr_mean: { name: say('perceptr_mean.name'), term: say('perceptr_mean.term'), format: plain },
  perceptr_var: { name: say('perceptr_var.name'), term: say('perceptr_var.term'), format: power },
  onset_strength_skewness: {
    name: say('onset_strength_skewness.name'),
    term: say('onset_strength_skewness.term'),
    format: plain,
  },
  onset_rate: { name: say('onset_rate.name'), term: say('onset_rate.term'), format: perSecond },
};

/** By the cosine over the mel bands that each is: the first ones can be described, the others are detail. */
const cepstral = ['1', '2', '3', '4'] as const;

function toneColour(index: string): string {
  const known = cepstral.find((one) => one === index);
  return known === undefined ? say('cepstral.detail', { index }) : say(`cepstral.${known}`);
}

/** The same within a name. */
function toneColourInside(index: string): string {
  const known = cepstral.find((one) => one === index);
  return known === undefined ? say('inside.detail', { index }) : say(`inside.${known}`);
}

/** The octaves that contrast is taken in. */
const contrastBands = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** Ten parts of the mel scale up to 11 kHz. */
const modulationBands = [...contrastBands, '8', '9', '10'] as const;
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
          name: say('varies', { name: thing.name }),
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
  const given = /^spectral_contrast(\d+)$/u.exec(base)?.[1];
  if (given === undefined) return null;
  const known = contrastBands.find((one) => one === given);
  const band = known === undefined ? given : say(`contrastBands.${known}`);
  return { name: say('contrast', { band }), term: say('contrastTerm'), format: decibels };
}

function cepstrum(base: string): Described | null {
  const index = /^mfcc(\d+)$/u.exec(base)?.[1];
  if (index === undefined) return null;
  return { name: toneColour(index), term: say('mfcc', { index }), format: decibels };
}

/** Its mean is meaningless, so it has a variance only. */
function cepstralDelta(feature: string): FeatureWords | null {
  const index = /^mfcc(\d+)_delta_var$/u.exec(feature)?.[1];
  if (index === undefined) return null;
  return {
    name: say('speed', { name: toneColour(index) }),
    term: say('mfccDelta', { index }),
    format: spread(perFrame),
  };
}

function covariance(feature: string): FeatureWords | null {
  const [, one, other] = /^mfcc(\d+)_mfcc(\d+)_cov$/u.exec(feature) ?? [];
  if (one === undefined || other === undefined) return null;
  const name = toneColour(one);
  return one === other
    ? { name: say('varies', { name }), term: say('mfccCovariance', { index: one }), format: spread(decibels) }
    : {
        name: say('movingWith', { name, other: toneColourInside(other) }),
        term: say('mfccBoth', { one, other }),
        format: unit('dB²'),
      };
}

function modulation(feature: string): FeatureWords | null {
  const [, given, rate] = /^modulation_band(\d+)_rate(\d+)$/u.exec(feature) ?? [];
  if (given === undefined || rate === undefined) return null;
  const around = 0.5 * 40 ** ((Number(rate) - 0.5) / modulationRates);
  const known = modulationBands.find((one) => one === given);
  return {
    name: say('modulation', {
      band: known === undefined ? given : say(`modulationBands.${known}`),
      rate: written(Number(around.toPrecision(2))),
    }),
    term: say('modulationTerm'),
    format: decibels,
  };
}
