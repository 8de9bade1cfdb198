// Manifests of the known families are accepted, what does not fit together is refused with the field's name, groups are named.
import { describe, expect, test } from 'vitest';
import {
  type EarFamily,
  earColumns,
  earFamilySchema,
  earLayout,
  earManifestSchema,
  earOfGroup,
  earVersion,
  embeddingGroup,
  scoresGroup,
} from '../../../src/core/domain/ear.ts';
import { efficientAt, sharedEar } from '../../helpers/ears.ts';
import { hasShared } from '../../helpers/shared.ts';

const { sha256, ...family } = efficientAt;

/** 16 kHz, 512/256 frames, 96 bands: Essentia's discogs-effnet and msd-musicnn. */
const discogsEffnet: EarFamily = {
  ...family,
  name: 'discogs-effnet',
  sampleRate: 16_000,
  preEmphasis: null,
  spectrogram: {
    frame: { fft: 512, window: 'symmetric-hann', windowLength: 512, hop: 256, padding: 'zeros' },
    mel: { scale: 'slaney', triangles: 'hertz', bands: 96, low: 0, high: 8000, norm: 'area', power: 2 },
    log: { base: '10', times: 10_000, plus: 1, shift: 0, gain: 1 },
  },
  segment: { length: 128, hop: 62 },
  input: { name: 'melspectrogram', layout: ['segments', 'frames', 'bands'] },
  embedding: { output: 'embeddings', size: 1280 },
};
/** On samples, 0.96 s patches cut by the model itself. */
const yamnet: EarFamily = {
  ...family,
  name: 'YAMNet',
  sampleRate: 16_000,
  preEmphasis: null,
  spectrogram: null,
  segment: { length: 15_600, hop: 7680 },
  input: { name: 'waveform', layout: ['samples'] },
  embedding: { output: 'embeddings', size: 1024 },
  scores: { output: 'scores', activation: 'none', classes: ['Speech', 'Music'] },
};

describe('a manifest', () => {
  test.each([family, discogsEffnet, yamnet])('of $name is accepted', (one) => {
    expect(earFamilySchema.parse(one)).toEqual(one);
    expect(earManifestSchema.parse({ ...one, sha256 })).toEqual({ ...one, sha256 });
  });

  const { spectrogram } = efficientAt;
  test.each([
    [
      'spectrogram.frame.fft',
      { ...efficientAt, spectrogram: { ...spectrogram, frame: { ...spectrogram?.frame, fft: 1000 } } },
    ],
    [
      'spectrogram.frame.windowLength',
      {
        ...efficientAt,
        spectrogram: { ...spectrogram, frame: { ...spectrogram?.frame, windowLength: 1025 } },
      },
    ],
    ['spectrogram.mel.high', { ...efficientAt, sampleRate: 16_000 }],
    [
      'spectrogram.mel.low',
      { ...efficientAt, spectrogram: { ...spectrogram, mel: { ...spectrogram?.mel, low: 15_000 } } },
    ],
    ['input.layout', { ...efficientAt, input: { name: 'mel', layout: [1, 'samples'] } }],
    ['input.layout', { ...efficientAt, spectrogram: null }],
    ['sha256', { ...efficientAt, sha256: 'AB' }],
    [
      'scores.classes',
      { ...efficientAt, scores: { output: 'a', activation: 'none', classes: ['Rock', 'Rock'] } },
    ],
    ['embedding.size', { ...efficientAt, embedding: { output: 'a', size: 0 } }],
  ])('with a wrong %s is refused', (path, manifest) => {
    const { error } = earManifestSchema.safeParse(manifest);
    expect(error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });

  test('with a field that nothing reads is refused', () => {
    expect(earManifestSchema.safeParse({ ...efficientAt, url: 'http://example.invalid' }).success).toBe(
      false,
    );
  });
});

describe('groups of an ear', () => {
  test('are named by the start of the SHA-256, and found by it', () => {
    expect(embeddingGroup(efficientAt)).toBe('ear-8b965e7dd0b9');
    expect(scoresGroup(efficientAt)).toBe('ear-8b965e7dd0b9-scores');
    expect(earOfGroup('ear-8b965e7dd0b9')).toBe('8b965e7dd0b9');
    expect(earOfGroup('ear-8b965e7dd0b9-scores')).toBe('8b965e7dd0b9');
    expect(earOfGroup('base57')).toBeNull();
  });

  test('are one without scores', () => {
    expect(earLayout([efficientAt])).toEqual([{ name: 'ear-8b965e7dd0b9', version: earVersion }]);
  });

  test.skipIf(!hasShared)('have a column a class', () => {
    const [embedding, scores] = earColumns(sharedEar().manifest);
    expect(embedding?.columns).toHaveLength(512);
    expect(scores?.columns).toHaveLength(527);
    expect(scores?.columns[0]?.name).toBe('Speech');
  });
});
