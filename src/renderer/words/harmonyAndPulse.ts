// What the features of harmony and of the bands' pulses mean to somebody who listens; all of them are pure numbers.
import { messagesOf } from '../../core/languages/say.ts';
import { formatDecimal } from './format.ts';

const say = messagesOf('harmonyAndPulse');

interface Named {
  readonly name: string;
  /** The term of the field. */
  readonly term: string;
}

const single: Readonly<Record<string, Named>> = {
  chroma_entropy_mean: { name: say('chroma_entropy_mean.name'), term: say('chroma_entropy_mean.term') },
  chroma_entropy_deviation: {
    name: say('chroma_entropy_deviation.name'),
    term: say('chroma_entropy_deviation.term'),
  },
  chroma_entropy_overall: {
    name: say('chroma_entropy_overall.name'),
    term: say('chroma_entropy_overall.term'),
  },
  key_strength: { name: say('key_strength.name'), term: say('key_strength.term') },
  key_major_over_minor: { name: say('key_major_over_minor.name'), term: say('key_major_over_minor.term') },
  harmonic_change_mean: { name: say('harmonic_change_mean.name'), term: say('harmonic_change.term') },
  harmonic_change_deviation: {
    name: say('harmonic_change_deviation.name'),
    term: say('harmonic_change.term'),
  },
  chord_likeness: { name: say('chord_likeness.name'), term: say('chord_likeness.term') },
  chord_changes: { name: say('chord_changes.name'), term: say('chord_changes.term') },
  chord_major: { name: say('chord_major.name'), term: say('chords.term') },
  chord_kinds: { name: say('chord_kinds.name'), term: say('chords.term') },
};

const upToSix = ['1', '2', '3', '4', '5', '6'] as const;

const bands: Readonly<Record<string, string>> = {
  bass: say('bands.bass'),
  middle: say('bands.middle'),
  treble: say('bands.treble'),
  whole: say('bands.whole'),
};

const pulses: Readonly<Record<string, (band: string) => Named>> = {
  strongest: (band) => ({ name: say('strongest', { band }), term: say('strongest.term') }),
  twice: (band) => ({ name: say('twice', { band }), term: say('twice.term') }),
  half: (band) => ({ name: say('half', { band }), term: say('half.term') }),
  clarity: (band) => ({ name: say('clarity', { band }), term: say('clarity.term') }),
  peak: (band) => ({ name: say('peak', { band }), term: say('peak.term') }),
  deviation: (band) => ({ name: say('deviation', { band }), term: say('deviation.term') }),
};

export function harmonyAndPulseWords(feature: string): Named | null {
  return single[feature] ?? interval(feature) ?? note(feature) ?? likeness(feature) ?? pulse(feature);
}

function interval(feature: string): Named | null {
  const [, steps, when] = /^interval(\d)_(at_once|overall)$/u.exec(feature) ?? [];
  const semitones = upToSix.find((one) => one === steps);
  if (semitones === undefined) return null;
  return when === 'at_once'
    ? { name: say(`atOnce.${semitones}`), term: say('atOnce.term') }
    : { name: say(`overall.${semitones}`), term: say('overall.term') };
}

function note(feature: string): Named | null {
  const given = /^chroma_rank(\d)$/u.exec(feature)?.[1];
  const rank = upToSix.find((one) => one === given);
  return rank === undefined ? null : { name: say(`ranks.${rank}`), term: say('ranks.term') };
}

function likeness(feature: string): Named | null {
  const blocks = /^harmony_likeness(\d+)$/u.exec(feature)?.[1];
  if (blocks === undefined) return null;
  return {
    name: say('likeness', { seconds: formatDecimal(0.209 * Number(blocks)) }),
    term: say('likeness.term'),
  };
}

function pulse(feature: string): Named | null {
  const [, where = '', what = ''] = /^pulse_([a-z]+)_(.+)$/u.exec(feature) ?? [];
  const band = bands[where];
  if (band === undefined) return null;
  const [, slow, fast] = /^(\d+)_(\d+)$/u.exec(what) ?? [];
  if (slow !== undefined && fast !== undefined)
    return { name: say('beat', { slow, fast, band }), term: say('beat.term') };
  return pulses[what]?.(band) ?? null;
}
