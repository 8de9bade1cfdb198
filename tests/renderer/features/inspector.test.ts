// What the inspector shows of a track, worked out without a page: claims, figures, facts, effects, features in words.
import { describe, expect, it } from 'vitest';
import { trackDetailSchema } from '../../../src/core/domain/track.ts';
import { fieldNames } from '../../../src/core/domain/trackFields.ts';
import { FEATURE_NAMES } from '../../../src/core/features/layout.ts';
import { barOf, shownEffects } from '../../../src/renderer/features/inspector/analysis/effects.ts';
import { reasonsOf } from '../../../src/renderer/features/inspector/analysis/reasons.ts';
import { claimsOf } from '../../../src/renderer/features/inspector/claims.ts';
import { factsOf } from '../../../src/renderer/features/inspector/facts.ts';
import { extentOf, figuresOf } from '../../../src/renderer/features/inspector/figures.ts';
import { moreTagsOf } from '../../../src/renderer/features/inspector/moreTags.ts';
import { serialOf } from '../../../src/renderer/features/inspector/serial.ts';
import { featureWords } from '../../../src/renderer/words/features.ts';

const unknown = Object.fromEntries(fieldNames.map((name) => [name, null]));
const track = trackDetailSchema.parse({
  ...unknown,
  id: 1,
  title: 'Blue',
  artist: 'A',
  album: 'B',
  albumArtist: 'A',
  year: 1959,
  trackNumber: 3,
  fileName: 'blue.flac',
  rating: null,
  playCount: 0,
  cuePoints: [],
  trackTags: [],
  folder: '/music/a',
  durationSeconds: 247,
  format: 'FLAC',
  bitRate: 812_400,
  tempoBpm: 119.6,
  musicalKey: 'F# minor',
  loudnessLufs: -9.44,
  loudnessSeconds: 30,
  addedAt: Date.UTC(2026, 0, 2, 12),
  state: 'analysed',
  presence: 'present',
  kind: 'music',
  genre: 'jazz',
  genreSource: 'tag',
  tagGenre: 'jazz',
  predictedGenre: 'blues',
  confidence: 0.4,
  path: '/music/a/blue.flac',
  declaredGenres: ['Smoky Jazz 50s'],
  remarks: [],
  codec: 'FLAC',
  sampleRate: 44_100,
  channels: 2,
  sizeBytes: 25_000_000,
  dynamicRangeDb: 8.25,
  moreTags: {},
  taggedGenre: null,
  declaredFacets: [
    { facet: 'genre', value: 'jazz' },
    { facet: 'mood', value: 'smoky' },
    { facet: 'era', value: '1950s' },
  ],
  failure: null,
  probabilities: {},
  baseLearners: {},
});

describe('claims of a genre', () => {
  it('every claim, and which one counts', () => {
    const labelled = { ...track, genre: 'soul', genreSource: 'label' as const };
    expect(claimsOf(labelled).map(({ source, genre, counts }) => [source, genre, counts])).toEqual([
      ['label', 'soul', true],
      ['tag', 'jazz', false],
      ['model', 'blues', false],
    ]);
    expect(claimsOf(track).map(({ source, counts }) => [source, counts])).toEqual([
      ['tag', true],
      ['model', false],
    ]);
  });

  it('a tag that leads nowhere is quoted, a file without one shows nothing', () => {
    const odd = { ...track, tagGenre: null, genre: 'blues', genreSource: 'model' as const };
    expect(claimsOf(odd)[0]).toMatchObject({ source: 'tag', genre: null, written: 'Smoky Jazz 50s' });
    const bare = { ...odd, declaredGenres: [], predictedGenre: null };
    expect(claimsOf(bare)).toEqual([
      { source: 'tag', genre: null, counts: false, written: null, share: null },
    ]);
  });
});

describe('figures and facts', () => {
  it('figures as musicians write them; a dash for what could not be measured', () => {
    expect(figuresOf(track).map(({ text }) => text)).toEqual(['120', 'F♯ minor · 11A', '−9.4', '8.3 dB']);
    const silent = { ...track, tempoBpm: null, musicalKey: null, loudnessLufs: null, dynamicRangeDb: null };
    expect(figuresOf(silent).map(({ text }) => text)).toEqual(['–', '–', '–', '–']);
  });

  it('loudness and dynamics say of how much of the track they are', () => {
    const extent = (loudnessSeconds: number | null) => extentOf({ ...track, loudnessSeconds });
    expect(extent(30)).toBe('Loudness and dynamics of 30 s');
    expect(extent(29.98)).toBe('Loudness and dynamics of 30 s');
    expect(extent(247)).toBe('Loudness and dynamics of the whole track');
    expect(extent(246.9)).toBe('Loudness and dynamics of the whole track');
    // By a version that did not write it down.
    expect(extent(null)).toBe('Loudness and dynamics of up to 30 s');
    expect(extentOf({ ...track, loudnessLufs: null })).toBeNull();
    const whole = factsOf({ ...track, loudnessRangeLu: 5.21, truePeakDbtp: -0.26 });
    const facts = new Map(whole.map(({ name, text }) => [name, text]));
    expect([facts.get('Loudness range'), facts.get('True peak')]).toEqual(['5.2 LU', '−0.3 dBTP']);
    expect(factsOf(track).map(({ name }) => name)).not.toContain('True peak');
  });

  it('facts of the file, of its tags, and of what these were read as', () => {
    const facts = new Map(factsOf(track).map(({ name, text }) => [name, text]));
    expect(facts.get('Format')).toBe('FLAC, 812 kbit/s, 44.1 kHz, stereo');
    expect(facts.get('Genre tag')).toBe('Smoky Jazz 50s');
    expect([facts.get('Read as'), facts.get('Mood'), facts.get('Era')]).toEqual(['Jazz', 'smoky', '1950s']);
    expect([facts.get('Length'), facts.get('Year'), facts.get('Added')]).toEqual([
      '4:07',
      '1959',
      '2 Jan 2026',
    ]);
    expect(facts.has('Album artist')).toBe(false);
  });

  it('a place with the totals that the tags give', () => {
    const placed = (moreTags: typeof track.moreTags): string | undefined =>
      factsOf({ ...track, discNumber: 1, moreTags }).find(({ name }) => name === 'Track')?.text;
    expect([placed({}), placed({ trackTotal: 10 }), placed({ trackTotal: 10, discTotal: 2 })]).toEqual([
      '3 on disc 1',
      '3 of 10 on disc 1',
      '3 of 10 on disc 1 of 2',
    ]);
  });

  it('more tags: both dates, and gains with the loudness that they are for', () => {
    const rows = (moreTags: typeof track.moreTags) =>
      Object.fromEntries(moreTagsOf({ ...track, moreTags }).map(({ name, text }) => [name, text]));
    expect(rows({})).toEqual({});
    // The year that is shown says as much.
    expect(rows({ date: '1959' })).toEqual({});
    expect(rows({ date: '2011-04-05', originalDate: '1959' })).toEqual({
      Released: '2011-04-05',
      'First released': '1959',
    });
    expect(rows({ trackGainDb: -6.48, trackPeak: 0.977051, r128TrackGainDb: -1.48 })).toEqual({
      ReplayGain: '−6.5 dB, for −11.5 LUFS, peak 0.977',
      'R128 gain': '−1.5 dB, for −21.5 LUFS',
    });
  });
});

describe('effects', () => {
  const effect = (feature: string, by: number) => ({ feature, value: 0, usual: 0, effect: by });

  it('the strongest each way, from most for to most against', () => {
    const { shown, strongest } = shownEffects({
      featuresFor: [6, 5, 4, 3, 2, 1].map((by) => effect(`for${by}`, by)),
      featuresAgainst: [-8, -1].map((by) => effect(`against${by}`, by)),
    });
    expect(shown.map(({ effect: by }) => by)).toEqual([6, 5, 4, 3, 2, -1, -8]);
    expect(strongest).toBe(8);
  });

  it('bars start in the middle, and the strongest reaches the end', () => {
    expect(barOf(2, 8)).toEqual({ left: 0.5, width: 0.125 });
    expect(barOf(-8, 8)).toEqual({ left: 0, width: 0.5 });
    expect(barOf(0, 0)).toEqual({ left: 0.5, width: 0 });
  });
});

describe('features in words', () => {
  it('every feature of the layout has a name of its own, in plain words', () => {
    const names = FEATURE_NAMES.map((feature) => {
      const { name, term } = featureWords(feature);
      expect(name, feature).not.toMatch(/_/);
      expect(term, feature).not.toBe('');
      return `${name} (${term})`;
    });
    const twice = names.filter((name, i) => names.indexOf(name) !== i);
    expect(twice).toEqual([]);
  });

  it('values in their units; a variance as how far values usually lie from their mean', () => {
    const text = (feature: string, value: number) => featureWords(feature).format(value);
    expect(text('spectral_centroid_mean', 2310.4)).toBe('2,310 Hz');
    expect(text('spectral_centroid_var', 640_000)).toBe('800 Hz');
    expect(text('tempo', 117.45)).toBe('117 BPM');
    expect(text('rms_mean', 0.1)).toBe('−20 dB');
    // The mean square deviation of an amplitude is a power.
    expect(text('harmony_var', 0.01)).toBe('−20 dB');
    expect(text('zero_crossing_rate_mean', 0.1)).toBe('2,205 a second');
    expect(text('mfcc2_mean', -12.34)).toBe('−12.3 dB');
    expect(text('chroma_stft_mean', 0.3456)).toBe('0.346');
    expect(text('harmony_mean', -0.00012)).toBe('−0.00012');
    expect(text('mfcc3_delta_var', 4)).toBe('2 dB a frame');
    expect(text('rms_mean', 0)).toBe('−100 dB');
    for (const name of FEATURE_NAMES)
      for (const value of [0, -1, 1e-9, 12_345]) expect(text(name, value), name).not.toMatch(/NaN|undef/);
  });

  it('one that nobody has described keeps its own name', () => {
    expect(featureWords('something_new').name).toBe('something_new');
  });
});

it('a selection keeps its number, and no two share one', () => {
  const one = new Set([1]);
  const other = new Set([1]);
  expect(serialOf(one)).toBe(serialOf(one));
  expect(serialOf(other)).not.toBe(serialOf(one));
});

describe('the explanation in short', () => {
  const effect = (feature: string, size: number) => ({ feature, value: 0, usual: 0, effect: size });
  const near = (genre: string | null) => ({
    id: 1,
    title: null,
    artist: null,
    genre,
    distance: 1,
    reason: { alike: [], differs: [] },
  });
  const explanation = {
    id: 1,
    genre: 'jazz',
    probabilities: {},
    baseLearners: {},
    nearestLabelled: [near('jazz'), near('rock')],
    nearestOthers: [near('jazz'), near(null)],
    heard: [],
    featuresFor: [effect('spectral_centroid_mean', 1), effect('rms_mean', 0.9), effect('rolloff_var', 0.5)],
    featuresAgainst: [effect('rms_var', -1.3), effect('tempo', -1), effect('mfcc7_mean', -0.05)],
  };

  it('sums the features of each quality, and leaves out what is hardly worth a word', () => {
    // Brightness 1.5; loudness 0.9 - 1.3 = -0.4; rhythm -1; tone colour -0.05.
    expect(reasonsOf(explanation)).toEqual({
      typical: ['brightness'],
      untypical: ['rhythm', 'loudness'],
      near: { ofGenre: 2, all: 4 },
    });
  });

  it('finds a quality for every feature of the layout', () => {
    const found = FEATURE_NAMES.map((feature) =>
      reasonsOf({ ...explanation, featuresFor: [effect(feature, 1)], featuresAgainst: [] }),
    );
    expect(found.every(({ typical }) => typical.length === 1)).toBe(true);
    expect(new Set(found.flatMap(({ typical }) => typical)).size).toBe(7);
  });
});
