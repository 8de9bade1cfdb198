// Models that may not be run are refused with a reason, whatever bytes they are made of.
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src/core/domain/errors.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { checkModel, misfit, tooLarge } from '../../../src/core/onnx/check.ts';
import { efficientAt } from '../../helpers/ears.ts';
import { message, model, node, tensor, tinyEar, value } from '../../helpers/onnx.ts';

const random = createRandom(7);
const tiny = tinyEar({ bands: 8, size: 4, classes: 3 }, random.next, [1, 1, 8, 'frames']).bytes;
const relu = node({ operator: 'Relu', inputs: ['a'], outputs: ['b'] });
const [a, b] = [value('a', [1, 'n']), value('b', [1, 'n'])];
const plain = { nodes: [relu], inputs: [a], outputs: [b] };

const external = message(
  [1, 4],
  [2, 1],
  [8, 'w'],
  [13, message([1, 'location'], [2, '/etc/passwd'])],
  [14, 1],
);
const graph = message([1, relu], [2, 'inner']);
const withAttribute = (attribute: Uint8Array): Uint8Array =>
  model({ ...plain, nodes: [node({ operator: 'Relu', inputs: ['a'], outputs: ['b'], more: [attribute] })] });

test('what a model is made of is told', () => {
  expect(checkModel(tiny)).toEqual({
    opset: 13,
    operators: ['Conv', 'MatMul', 'ReduceMean'],
    inputs: [{ name: 'mel', elementType: 1, shape: [1, 1, 8, null] }],
    outputs: [
      { name: 'embedding', elementType: 1, shape: [null, 4] },
      { name: 'logits', elementType: 1, shape: [null, 3] },
    ],
    hasExternalData: false,
    hasSubgraphs: false,
  });
});

test('an input that the file itself has values for need not be fed', () => {
  const weights = { tensors: [tensor('w', [1], [1])], inputs: [value('w', [1]), a] };
  expect(checkModel(model({ ...plain, ...weights })).inputs.map(({ name }) => name)).toEqual(['a']);
});

describe('refused with its reason is', () => {
  test.each<[string, Uint8Array, RegExp]>([
    ['an empty file', new Uint8Array(), /empty/u],
    ['a text', Buffer.from('<html>Not found</html>'), /no ONNX model/u],
    ['a message without a graph', message([1, 8]), /no graph/u],
    ['a graph without operators', model({ ...plain, nodes: [] }), /without any operator/u],
    ['weights in another file', model({ ...plain, tensors: [external] }), /other files/u],
    ['a constant in another file', withAttribute(message([1, 'value'], [5, external])), /other files/u],
    ['one of a list', withAttribute(message([1, 'values'], [10, external])), /other files/u],
    [
      'sparse weights in another file',
      withAttribute(message([1, 's'], [22, message([1, external])])),
      /other files/u,
    ],
    ['a loop', withAttribute(message([1, 'body'], [6, graph])), /graphs inside/u],
    [
      'functions of its own',
      Buffer.concat([model(plain), message([25, message([1, 'f'])])]),
      /graphs inside/u,
    ],
    [
      'an unknown operator',
      model({ ...plain, nodes: [node({ operator: 'Loop', inputs: [], outputs: [] })] }),
      /not allowed: Loop\./u,
    ],
    [
      "another domain's",
      model({
        ...plain,
        nodes: [node({ operator: 'Gelu', inputs: ['a'], outputs: ['b'], domain: 'com.microsoft' })],
      }),
      /not allowed: com\.microsoft\.Gelu\./u,
    ],
    [
      'an operator whose name a terminal obeys',
      model({ ...plain, nodes: [node({ operator: '\u001b[2J', inputs: [], outputs: [] })] }),
      /not allowed: {2}\[2J\./u,
    ],
    ['a nameless operator', model({ ...plain, nodes: [message([1, 'a'])] }), /one without a name/u],
    ['operators of the future', model({ ...plain, opset: 99 }), /version 99/u],
    ['two inputs', model({ ...plain, inputs: [a, value('c', [1])] }), /2 inputs/u],
    ['no output', model({ ...plain, outputs: [] }), /no output/u],
  ])('%s', (_, bytes, reason) => {
    expect(() => checkModel(bytes)).toThrow(
      expect.objectContaining({ kind: 'invalid', message: expect.stringMatching(reason) }),
    );
  });

  test('a huge file, by its size', () => {
    expect(tooLarge(5_000_000_000).message).toBe('It has 5000 MB; models of at most 400 MB can be used.');
  });
});

describe('a damaged file', () => {
  const outcome = (bytes: Uint8Array): string => {
    try {
      checkModel(bytes);
      return 'may be run';
    } catch (error) {
      return error instanceof AppError ? error.kind : String(error);
    }
  };

  test('that was cut off anywhere is refused', () => {
    // Behind the graph stands the set of operators, without which nothing can be told.
    for (let length = 0; length < tiny.length; length++)
      expect(outcome(tiny.subarray(0, length))).toBe('invalid');
  });

  test('with bits turned over is refused or still a model, and nothing else', () => {
    for (let round = 0; round < 5000; round++) {
      const bytes = Uint8Array.from(tiny);
      for (let flips = random.integer(4); flips >= 0; flips--) {
        const at = random.integer(bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random.integer(8));
      }
      expect(['invalid', 'may be run']).toContain(outcome(bytes));
    }
  });

  test('of chance is refused or still a model, and nothing else', () => {
    for (let round = 0; round < 5000; round++) {
      const bytes = Uint8Array.from({ length: random.integer(200) }, () => random.integer(256));
      expect(['invalid', 'may be run']).toContain(outcome(bytes));
    }
  });
});

describe('a model and a manifest', () => {
  const manifest = {
    ...efficientAt,
    spectrogram: efficientAt.spectrogram && {
      ...efficientAt.spectrogram,
      mel: { ...efficientAt.spectrogram.mel, bands: 8 },
    },
    embedding: { output: 'embedding', size: 4 },
    scores: { output: 'logits', activation: 'sigmoid' as const, classes: ['a', 'b', 'c'] },
  };
  const facts = checkModel(tiny);

  test('that fit have no reason', () => {
    expect(misfit(facts, manifest)).toBeNull();
  });

  test.each([
    [
      { input: { name: 'melspectrogram', layout: manifest.input.layout } },
      'Its input is called mel, not melspectrogram.',
    ],
    [
      { input: { name: 'mel', layout: ['frames' as const, 'bands' as const] } },
      'Its input has 4 axes, not 2.',
    ],
    [{ spectrogram: efficientAt.spectrogram }, 'Axis 3 of its input has the length 8, not 128.'],
    [{ embedding: { output: 'hidden', size: 4 } }, 'It has no output hidden, but embedding, logits.'],
    [
      { embedding: { output: 'embedding', size: 5 } },
      'Its output embedding has the shape [any, 4], not 5 values a segment.',
    ],
    [
      { scores: { ...manifest.scores, classes: ['a'] } },
      'Its output logits has the shape [any, 3], not 1 values a segment.',
    ],
  ])('that do not fit tell why: %j', (changed, reason) => {
    expect(misfit(facts, { ...manifest, ...changed })).toBe(reason);
  });
});
