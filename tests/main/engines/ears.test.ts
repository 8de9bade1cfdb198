// Ears through the real ONNX Runtime in WebAssembly: closed forms of a tiny model, the shared ear beside its reference, refusals.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type EarInUse, earManifestSchema } from '../../../src/core/domain/ear.ts';
import { AppError } from '../../../src/core/domain/errors.ts';
import { plainLogMel } from '../../../src/core/dsp/logMel/plainLogMel.ts';
import { logMelPlan } from '../../../src/core/dsp/logMel/plan.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { checkModel } from '../../../src/core/onnx/check.ts';
import { readWindows } from '../../../src/main/audio/windows.ts';
import { createEars } from '../../../src/main/engines/ears.ts';
import { loadLogMel } from '../../../src/main/engines/kernels.ts';
import { nativeRuntime, wasmRuntime } from '../../../src/main/engines/onnx/runtime.ts';
import { efficientAt, sharedEar } from '../../helpers/ears.ts';
import { readNpy } from '../../helpers/npy.ts';
import { type TinyEar, tinyEar } from '../../helpers/onnx.ts';
import { hasShared, sharedData, sharedFile } from '../../helpers/shared.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';

const folder = temporaryFolder().path;
const native = nativeRuntime();
if (native === null) console.warn('onnxruntime-node is not installed: its test is skipped');
beforeAll(() => {
  process.env['STACKWAX_ONNXRUNTIME'] = 'wasm';
});

const kernelsFile = new URL('../../../kernels/kernels.wasm', import.meta.url);
const random = createRandom(1);
const bands = 20;
const size = 6;
const spectrogram = {
  frame: { fft: 256, window: 'hann', windowLength: 200, hop: 100, padding: 'none' },
  mel: { scale: 'slaney', triangles: 'hertz', bands, low: 50, high: 4000, norm: 'area', power: 1 },
  log: { base: '10', times: 1000, plus: 1, shift: 0, gain: 1 },
} as const;

function written(
  name: string,
  tiny: TinyEar,
  layout: readonly (1 | 'segments' | 'bands' | 'frames')[],
  manifest: object = {},
): EarInUse {
  const file = join(folder, `${name}.onnx`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, tiny.bytes);
  return {
    file,
    manifest: earManifestSchema.parse({
      ...efficientAt,
      name,
      sha256: createHash('sha256').update(tiny.bytes).digest('hex'),
      sampleRate: 8000,
      preEmphasis: null,
      spectrogram,
      segment: { length: 50, hop: 25 },
      input: { name: 'mel', layout },
      embedding: { output: 'embedding', size },
      scores: { output: 'logits', activation: 'sigmoid', classes: ['Rock', 'Jazz'] },
      ...manifest,
    }),
  };
}

const samples = Float32Array.from({ length: 20_000 }, () => random.normal() * 0.1);
const picture = plainLogMel(samples, logMelPlan(8000, spectrogram));
/** Means of each band over the segment that starts there. */
const means = (start: number, length: number): number[] =>
  Array.from({ length: bands }, (_, b) => {
    const row = picture.data.subarray(b * picture.cols + start, b * picture.cols + start + length);
    return row.reduce((sum, x) => sum + x, 0) / length;
  });
const mean = (rows: readonly number[][]): number[] =>
  (rows[0] ?? []).map((_, c) => rows.reduce((sum, row) => sum + (row[c] ?? Number.NaN), 0) / rows.length);

function expectClose(found: ArrayLike<number> | undefined, wanted: readonly number[], within: number): void {
  expect(found).toHaveLength(wanted.length);
  for (const [i, x] of wanted.entries())
    expect(Math.abs((found?.[i] ?? Number.NaN) - x)).toBeLessThan(within);
}

describe('a tiny ear', () => {
  // 199 frames: segments at 0, 25 .. 125; the last one's end is 24 frames before the end, less than half a segment.
  const starts = [0, 25, 50, 75, 100, 125];

  test.each([
    ['any number of segments at once', ['segments', 1, bands, 'frames'], ['segments', 1, 'bands', 'frames']],
    ['one segment at a time', [1, 1, bands, 50], [1, 1, 'bands', 'frames']],
    ['a fixed number of segments, filled up', [4, 1, bands, 50], ['segments', 1, 'bands', 'frames']],
  ] as const)('that takes %s hears what it must', async (name, axes, layout) => {
    const tiny = tinyEar({ bands, size, classes: 2 }, random.next, axes);
    const ear = written(name.replaceAll(' ', '-'), tiny, layout);
    const { hear, runtime } = await createEars(plainLogMel).open(ear);
    expect(runtime).toBe('wasm');
    expect(picture.cols).toBe(199);
    const { embedding, scores } = await hear(samples);
    const rows = starts.map((start) => means(start, 50));
    expectClose(embedding, mean(rows.map(tiny.embedding)), 1e-4);
    const chances = mean(rows.map((row) => tiny.logits(row).map((x) => 1 / (1 + Math.exp(-x)))));
    expectClose(
      scores ?? undefined,
      chances.map((p) => Math.log(p / (1 - p))),
      1e-4,
    );
  });

  test('hears the end of a window that is half a segment or more', async () => {
    const tiny = tinyEar({ bands, size, classes: 2 }, random.next);
    const ear = written('end', tiny, ['segments', 1, 'bands', 'frames'], {
      segment: { length: 60, hop: 100 },
    });
    const { embedding } = await (await createEars(plainLogMel).open(ear)).hear(samples);
    expectClose(embedding, mean([means(0, 60), means(100, 60), means(139, 60)].map(tiny.embedding)), 1e-4);
  });

  test('hears what is shorter than a segment as it is, or repeated where a model insists on a length', async () => {
    const short = samples.subarray(0, 200 + 29 * 100);
    for (const length of ['frames', 50] as const) {
      const tiny = tinyEar({ bands, size, classes: 2 }, random.next, [1, 1, bands, length]);
      const ear = written(`short-${length}`, tiny, [1, 1, 'bands', 'frames']);
      const { embedding } = await (await createEars(plainLogMel).open(ear)).hear(short);
      const [all, again] = [means(0, 30), means(0, 20)];
      const repeated = all.map((x, b) => (30 * x + 20 * (again[b] ?? Number.NaN)) / 50);
      expectClose(embedding, tiny.embedding(length === 50 ? repeated : all), 1e-4);
    }
  });

  test('is both of its groups by listening once', async () => {
    const tiny = tinyEar({ bands, size, classes: 2 }, random.next);
    const ear = written('groups', tiny, ['segments', 1, 'bands', 'frames']);
    const groups = createEars(plainLogMel).groups([ear]);
    expect(groups.map(({ name, sampleRate, columns }) => [name, sampleRate, columns.length])).toEqual([
      [`ear-${ear.manifest.sha256.slice(0, 12)}`, 8000, size],
      [`ear-${ear.manifest.sha256.slice(0, 12)}-scores`, 8000, 2],
    ]);
    const window = {
      samples,
      get pictures(): never {
        throw new Error('an ear looks at no pictures');
      },
    };
    const [embedding, scores] = await Promise.all(groups.map((group) => group.compute(window)));
    expectClose(embedding, mean(starts.map((start) => tiny.embedding(means(start, 50)))), 1e-4);
    expect(scores).toHaveLength(2);
  });
});

describe.skipIf(!hasShared)('the shared ear', () => {
  const reference = (name: string): Float32Array => readNpy(sharedFile('ears', `reference_${name}.npy`)).data;

  test('hears what the original hears, within 1e-3', async () => {
    const { hear } = await createEars(plainLogMel).open(sharedEar());
    const { embedding, scores } = await hear(reference('samples'));
    expectClose(embedding, [...reference('embedding')], 1e-3);
    // The log-odds of one segment's sigmoid are its logits.
    expectClose(scores ?? undefined, [...reference('logits')], 1e-3);
  });

  test('hears in real music what the original does', async () => {
    const { manifest } = sharedEar();
    const { hear } = await createEars(loadLogMel(kernelsFile)).open(sharedEar());
    const lines = readFileSync(sharedFile('ears', 'reference_top.csv'), 'utf8').trim().split('\n');
    for (const file of new Set(lines.flatMap((line) => /^emotify[^,]*/u.exec(line)?.[0] ?? []))) {
      const { windows } = await readWindows(Buffer.from(sharedData(file)), { depth: 'quick' });
      const { scores } = await hear(windows[0]?.samplesAt(manifest.sampleRate) ?? new Float32Array());
      const top = lines.filter((line) => line.startsWith(file));
      expect(top).toHaveLength(8);
      for (const line of top) {
        const [, name = '', probability = ''] = /"(.*)",(.*)$/u.exec(line) ?? [];
        const logOdds = scores?.[manifest.scores?.classes.indexOf(name) ?? -1] ?? Number.NaN;
        // Another decoder, and another way to another rate.
        expect(Math.abs(1 / (1 + Math.exp(-logOdds)) - Number(probability))).toBeLessThan(0.03);
      }
    }
  });

  test('is described without being run', () => {
    const model = readFileSync(sharedEar().file);
    const [bytes, sha256, facts] = [
      model.length,
      createHash('sha256').update(model).digest('hex'),
      checkModel(model),
    ];
    expect({ bytes, sha256 }).toEqual({ bytes: 3_930_628, sha256: sharedEar().manifest.sha256 });
    expect(facts.opset).toBe(14);
    expect(facts.inputs).toEqual([{ name: 'mel', elementType: 1, shape: [1, 1, 128, null] }]);
    expect(facts.outputs.map(({ name, shape }) => [name, shape])).toEqual([
      ['embedding', [1, 512]],
      ['logits', [1, 527]],
    ]);
  });
});

describe('the runtimes', () => {
  test.skipIf(native === null || !hasShared)('give the same within 6e-6 of the largest value', async () => {
    const samples = readNpy(sharedFile('ears', 'reference_samples.npy')).data;
    const heard = [];
    for (const runtime of [native, await wasmRuntime()]) {
      if (runtime === null) throw new Error('skipped without it');
      const { hear } = await createEars(plainLogMel, async () => runtime).open(sharedEar());
      const { embedding, scores } = await hear(samples);
      heard.push([...embedding, ...(scores ?? [])]);
    }
    const [one = [], other = []] = heard;
    const largest = one.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    expectClose(other, one, 6e-6 * largest);
  });

  test('refuse a choice that does not load, instead of taking another one', () => {
    process.env['STACKWAX_ONNXRUNTIME'] = join(folder, 'nowhere');
    try {
      expect(nativeRuntime).toThrow(
        expect.objectContaining({ kind: 'unreadable', message: expect.stringContaining('nowhere') }),
      );
    } finally {
      process.env['STACKWAX_ONNXRUNTIME'] = 'wasm';
    }
    expect(nativeRuntime()).toBeNull();
  });
});

describe('a file that cannot be used is refused with its name and the reason', () => {
  const tiny = tinyEar({ bands, size, classes: 2 }, random.next);
  const layout = ['segments', 1, 'bands', 'frames'] as const;
  const refusal = async (ear: EarInUse): Promise<unknown> =>
    await createEars(plainLogMel)
      .open(ear)
      .catch((error: unknown) => error);

  test('that is not there', async () => {
    const ear = { ...written('gone', tiny, layout), file: join(folder, 'nowhere.onnx') };
    expect(await refusal(ear)).toMatchObject({
      kind: 'unreadable',
      message: expect.stringMatching(/nowhere\.onnx.*no such file/u),
    });
  });

  test('that is another one', async () => {
    const ear = written('other', tiny, layout, { sha256: 'f'.repeat(64) });
    expect(await refusal(ear)).toMatchObject({
      kind: 'invalid',
      message: expect.stringMatching(/other\.onnx.*SHA-256/u),
    });
  });

  test('that does not fit its manifest', async () => {
    const ear = written('misfit', tiny, layout, { embedding: { output: 'embedding', size: 7 } });
    expect(await refusal(ear)).toMatchObject({
      kind: 'invalid',
      message: expect.stringMatching(/misfit\.onnx.*output embedding has the shape \[any, 6\], not 7/u),
    });
  });

  test('with bits turned over: it hears, or is refused, and the next whole one hears', async () => {
    const chance = createRandom(11);
    for (let round = 0; round < 150; round++) {
      const bytes = Uint8Array.from(tiny.bytes);
      // The structure stands around the weights.
      const places = [
        chance.integer(250),
        bytes.length - 1 - chance.integer(150),
        chance.integer(bytes.length),
      ];
      const at = places[chance.integer(3)] ?? 0;
      bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.integer(8));
      const ear = written('flipped', { ...tiny, bytes }, layout);
      const outcome = await createEars(plainLogMel)
        .open(ear)
        .then(({ hear }) => hear(samples))
        .catch((error: unknown) => error);
      if (outcome instanceof AppError) expect(outcome.kind).toBe('invalid');
      else expect(outcome).toMatchObject({ embedding: expect.any(Float32Array) });
    }
    const { hear } = await createEars(plainLogMel).open(written('whole', tiny, layout));
    expect((await hear(samples)).embedding).toHaveLength(size);
  });
});
