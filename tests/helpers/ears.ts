// Manifests of ears for tests: that of the shared one, and one to vary.
import { readFileSync } from 'node:fs';
import { type EarInUse, type EarManifest, earManifestSchema } from '../../src/core/domain/ear.ts';
import { sharedFile } from './shared.ts';

/** Facts of EfficientAT's MN models, whose weights are in the shared folder. */
export const efficientAt: EarManifest = {
  name: 'EfficientAT mn04',
  licence: 'MIT',
  source: 'fschmid56/EfficientAT, trained on AudioSet',
  tried: true,
  sha256: '8b965e7dd0b98c905dbf7e534335ac8a8f795924f56832d7938a2524df59bb10',
  sampleRate: 32_000,
  preEmphasis: 0.97,
  spectrogram: {
    frame: { fft: 1024, window: 'symmetric-hann', windowLength: 800, hop: 320, padding: 'reflect' },
    mel: { scale: 'htk', triangles: 'mel', bands: 128, low: 0, high: 15_000, norm: 'none', power: 2 },
    log: { base: 'e', times: 1, plus: 1e-5, shift: 4.5, gain: 0.2 },
  },
  segment: { length: 1000, hop: 1000 },
  input: { name: 'mel', layout: [1, 1, 'bands', 'frames'] },
  embedding: { output: 'embedding', size: 512 },
  scores: null,
};

/** The same with the names of what it hears, from the shared folder. */
function withClasses(): EarManifest {
  const classes = readFileSync(sharedFile('ears', 'audioset_classes.txt'), 'utf8').trim().split('\n');
  return earManifestSchema.parse({
    ...efficientAt,
    scores: { output: 'logits', activation: 'sigmoid', classes },
  });
}

/** The shared ear, where it lies. */
export function sharedEar(): EarInUse {
  return { manifest: withClasses(), file: sharedFile('ears', 'mn04_as.onnx') };
}
