// Ears as files, made by the test: a tiny model whose scores are what the test says, and its manifest.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { efficientAt } from './ears.ts';
import { model, node, tensor, value } from './onnx.ts';

export interface EarFiles {
  readonly file: string;
  readonly manifest: string;
  readonly sha256: string;
}

interface TinyEar {
  /** Log-odds of each class, whatever is heard. */
  readonly scores: Readonly<Record<string, number>>;
  readonly size?: number;
  /** Other weights, so another SHA-256. */
  readonly seed?: number;
  /** Of the input; [segments, 1, bands, frames] unless told otherwise. */
  readonly axes?: readonly (number | string)[];
}

const bands = 128;

/** The embedding: `size` sums of the bands' means; the scores: what is given. */
function tinyModel({ scores, size = 4, seed = 1, axes }: TinyEar): Uint8Array {
  const logits = Object.values(scores);
  const classes = logits.length;
  const weights = Float32Array.from({ length: bands * size }, (_, i) => Math.sin(seed * (i + 1)) / bands);
  return model({
    nodes: [
      node({ operator: 'ReduceMean', inputs: ['mel'], outputs: ['means'], attributes: { axes: [3] } }),
      node({ operator: 'Flatten', inputs: ['means'], outputs: ['flat'] }),
      node({ operator: 'MatMul', inputs: ['flat', 'first'], outputs: ['embedding'] }),
      node({ operator: 'MatMul', inputs: ['embedding', 'nothing'], outputs: ['still'] }),
      node({ operator: 'Add', inputs: ['still', 'said'], outputs: ['logits'] }),
    ],
    tensors: [
      tensor('first', [bands, size], weights),
      tensor('nothing', [size, classes], new Float32Array(size * classes)),
      tensor('said', [classes], logits),
    ],
    inputs: [value('mel', axes ?? ['segments', 1, bands, 'frames'])],
    outputs: [value('embedding', ['segments', size]), value('logits', ['segments', classes])],
  });
}

export function writeEar(folder: string, name: string, ear: TinyEar): EarFiles {
  const [file, manifest] = [join(folder, `${name}.onnx`), join(folder, `${name}.json`)];
  const bytes = tinyModel(ear);
  writeFileSync(file, bytes);
  const { sha256: _, ...family } = efficientAt;
  writeFileSync(
    manifest,
    JSON.stringify({
      ...family,
      name,
      tried: false,
      input: { name: 'mel', layout: ['segments', 1, 'bands', 'frames'] },
      embedding: { output: 'embedding', size: ear.size ?? 4 },
      scores: { output: 'logits', activation: 'sigmoid', classes: Object.keys(ear.scores) },
    }),
  );
  return { file, manifest, sha256: createHash('sha256').update(bytes).digest('hex') };
}
