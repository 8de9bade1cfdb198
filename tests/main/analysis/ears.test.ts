// Ears in a real analysis worker: groups beside the built-in ones, for new tracks and for those that lack them; what fails is theirs alone.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { places } from '../../../scripts/start/project.ts';
import { type EarInUse, earLayout, earManifestSchema } from '../../../src/core/domain/ear.ts';
import { shippedLayout } from '../../../src/core/features/layout.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { checkModel } from '../../../src/core/onnx/check.ts';
import { type AnalysisClient, createAnalysisClient } from '../../../src/main/analysis/client.ts';
import { sha256OfFile } from '../../../src/main/files/sha256.ts';
import { forkProcess } from '../../../src/main/workers/forkProcess.ts';
import { efficientAt } from '../../helpers/ears.ts';
import { message, model, node, tensor, tinyEar, value } from '../../helpers/onnx.ts';
import { noise } from '../../helpers/signals.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';
import { waveBytes } from '../../helpers/wave.ts';

const folder = temporaryFolder().path;
const track = join(folder, 'noise.wav');
const path = Buffer.from(track);
let client: AnalysisClient;

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(track, waveBytes([noise(4 * 22_050).map((x) => 0.3 * x)], 22_050));
  process.env['STACKWAX_ONNXRUNTIME'] = 'wasm';
  const { workerUrls, kernelsFile } = places;
  client = createAnalysisClient(
    { url: workerUrls.analyse, workerData: { kernelsFile }, startProcess: forkProcess },
    1,
    null,
  );
});
afterAll(async () => client.close());

function ear(name: string, bytes: Uint8Array, manifest: object = {}): EarInUse {
  const file = join(folder, `${name}.onnx`);
  writeFileSync(file, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    file,
    manifest: earManifestSchema.parse({
      ...efficientAt,
      name,
      sha256,
      segment: { length: 100, hop: 100 },
      embedding: { output: 'embedding', size: 6 },
      scores: { output: 'logits', activation: 'sigmoid', classes: ['Rock', 'Jazz'] },
      ...manifest,
    }),
  };
}

const random = createRandom(5);
const tiny = (name: string, classes = 2): EarInUse =>
  ear(name, tinyEar({ bands: 128, size: 6, classes }, random.next, [1, 1, 128, 'frames']).bytes, {
    scores: {
      output: 'logits',
      activation: 'sigmoid',
      classes: Array.from({ length: classes }, (_, i) => `class ${i}`),
    },
  });

describe('an ear in a worker', () => {
  test('is heard beside the built-in groups, and in a track that lacks it alone', async () => {
    const ears = [tiny('one'), tiny('other', 3)];
    const manifests = ears.map(({ manifest }) => manifest);
    const groups = [...shippedLayout, ...earLayout(manifests)];
    const whole = await client.ask('analyse', { path, depth: 'quick', groups, ears });
    expect(whole.groups.map(({ name }) => name)).toEqual(groups.map(({ name }) => name));
    const lengths = whole.groups
      .slice(-4)
      .map((group) => ('vectors' in group ? group.vectors[0]?.length : group.failure));
    expect(lengths).toEqual([6, 2, 6, 3]);

    const lacks = { groups: earLayout(manifests.slice(1)), facts: false };
    const windows = [...whole.windows];
    const later = await client.ask('addLacking', { path, depth: 'quick', windows, lacks, ears });
    expect(later.groups).toEqual(whole.groups.slice(-2));
  });

  test('that cannot be used leaves the other groups as they are, with a reason of its own', async () => {
    const good = tiny('good');
    const bad = { ...tiny('bad'), file: join(folder, 'nowhere.onnx') };
    const groups = [...shippedLayout, ...earLayout([bad.manifest, good.manifest])];
    const found = await client.ask('analyse', { path, depth: 'quick', groups, ears: [bad, good] });
    const failures = found.groups.map((group) => ('failure' in group ? group.failure : null));
    expect(failures.slice(0, -4)).toEqual(shippedLayout.map(() => null));
    expect(failures.slice(-4, -2)).toEqual([
      expect.objectContaining({ kind: 'unreadable', message: expect.stringContaining('nowhere.onnx') }),
      expect.objectContaining({ kind: 'unreadable' }),
    ]);
    expect(failures.slice(-2)).toEqual([null, null]);
  });

  test('that is not in use is computed by nothing', async () => {
    const { manifest } = tiny('unused');
    await expect(
      client.ask('analyse', { path, depth: 'quick', groups: earLayout([manifest]), ears: [] }),
    ).rejects.toMatchObject({ kind: 'invalid', message: expect.stringContaining('Nothing computes ear-') });
  });
});

describe('before it is used, a model', () => {
  test('is read, and tried on noise', async () => {
    const one = tiny('tried');
    const bytes = readFileSync(one.file);
    expect([await sha256OfFile(one.file), checkModel(bytes).operators]).toEqual([
      one.manifest.sha256,
      ['Conv', 'MatMul', 'ReduceMean'],
    ]);
    expect(bytes.length).toBeGreaterThan(3000);
    const { runtime, windowMs } = await client.ask('tryEar', one);
    expect(runtime).toBe('wasm');
    expect(windowMs).toBeGreaterThan(0);
  });

  const io = { inputs: [value('mel', [1, 1, 128, 'frames'])], outputs: [value('embedding', [1, 6])] };
  const alone = { scores: null };

  test('whose parts do not fit each other is refused by the runtime, with its name', async () => {
    const wrong = model({
      ...io,
      nodes: [node({ operator: 'MatMul', inputs: ['mel', 'w'], outputs: ['embedding'] })],
      tensors: [tensor('w', [3, 6], new Float32Array(18))],
    });
    await expect(client.ask('tryEar', ear('wrong', wrong, alone))).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringMatching(/wrong\.onnx cannot be used\. ONNX Runtime cannot run it/u),
    });
  });

  test('that gives what is not finite is refused', async () => {
    const endless = model({
      ...io,
      outputs: [value('embedding', [1, 1, 1, 6])],
      nodes: [
        node({ operator: 'GlobalAveragePool', inputs: ['mel'], outputs: ['one'] }),
        node({ operator: 'Div', inputs: ['one', 'zero'], outputs: ['embedding'] }),
      ],
      tensors: [tensor('zero', [1, 6], new Float32Array(6))],
    });
    await expect(client.ask('tryEar', ear('endless', endless, alone))).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('not finite'),
    });
  });

  test('that wants more memory than there is ends no more than its worker', async () => {
    // Six values, repeated until they fill terabytes.
    const huge = model({
      ...io,
      nodes: [
        node({ operator: 'ConstantOfShape', inputs: ['shape'], outputs: ['all'] }),
        node({ operator: 'ReduceMean', inputs: ['all'], outputs: ['one'] }),
        node({ operator: 'Mul', inputs: ['mel', 'one'], outputs: ['embedding'] }),
      ],
      tensors: [
        message(
          [1, 2],
          [2, 7],
          [8, 'shape'],
          [9, Buffer.from(BigInt64Array.from([1_000_000n, 10_000_000n]).buffer)],
        ),
      ],
    });
    const error: unknown = await client
      .ask('tryEar', ear('huge', huge, alone))
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    await expect(client.ask('tryEar', tiny('afterwards'))).resolves.toMatchObject({ runtime: 'wasm' });
  });
});
