// ONNX Runtime as far as we use it: both of its packages have this interface.
import { AppError } from '../../../core/domain/errors.ts';
import type { EarModel, Tensor } from '../../../core/features/ear/hearing.ts';

interface OrtTensor {
  readonly type: string;
  readonly data: unknown;
  readonly dims: readonly number[];
}

interface OrtSession {
  run(
    feeds: Readonly<Record<string, OrtTensor>>,
    fetches: readonly string[],
  ): Promise<Readonly<Record<string, OrtTensor>>>;
}

export interface Ort {
  readonly InferenceSession: { create(model: Uint8Array, options: object): Promise<OrtSession> };
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => OrtTensor;
}

/** 'native' is onnxruntime-node, where somebody has installed it. Their results agree to the sixth digit. */
export type OnnxRuntimeName = 'native' | 'wasm';

export interface OnnxRuntime {
  readonly name: OnnxRuntimeName;
  /** `input`: the name of the model's one input. Throws AppError('invalid') on a model that it cannot run. */
  open(model: Uint8Array, input: string): Promise<Pick<EarModel, 'run'>>;
}

/** One thread each: workers listen to several tracks at once. Warnings would go to the terminal. */
const options = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  logSeverityLevel: 4,
};

export function runtimeOf(name: OnnxRuntimeName, ort: Ort): OnnxRuntime {
  const executionProviders = [name === 'native' ? 'cpu' : 'wasm'];
  return {
    name,
    async open(model, input) {
      const session = await orInvalid(() =>
        ort.InferenceSession.create(model, { ...options, executionProviders }),
      );
      return {
        async run({ data, dims }, outputs) {
          const tensor = new ort.Tensor('float32', data, dims);
          const results = await orInvalid(() => session.run({ [input]: tensor }, outputs));
          return outputs.map((output) => asFloats(output, results[output]));
        },
      };
    },
  };
}

function asFloats(output: string, tensor: OrtTensor | undefined): Tensor {
  if (tensor?.data instanceof Float32Array) return { data: tensor.data, dims: tensor.dims };
  throw new AppError('invalid', `Its output ${output} is not of 32-bit floats.`);
}

/** What a runtime says of a model has a say of the model's author in it. */
async function orInvalid<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (cause) {
    const said = (cause instanceof Error ? cause.message : String(cause)).replace(
      /[^\p{L}\p{N}\p{P}\p{S} ]+/gu,
      ' ',
    );
    throw new AppError('invalid', `ONNX Runtime cannot run it: ${said.slice(0, 300)}`, { cause });
  }
}
