// TensorFlow.js with the fastest backend that this machine has: native where its library is installed, WASM otherwise.
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';

export type TensorFlowBackend = 'tensorflow' | 'wasm';

export interface TensorFlow {
  readonly tf: typeof tf;
  /** 'tensorflow' is the native one. Only 'wasm' gives the same model on every machine. */
  readonly backend: TensorFlowBackend;
}

let loading: Promise<TensorFlow> | undefined;

/** One start a thread. `STACKWAX_TENSORFLOW=wasm` in the environment forbids the native backend. */
export function loadTensorFlow(): Promise<TensorFlow> {
  loading ??= start();
  return loading;
}

async function start(): Promise<TensorFlow> {
  // Otherwise TensorFlow prints advice about Node to stderr.
  tf.enableProdMode();
  if (process.env['STACKWAX_TENSORFLOW'] !== 'wasm' && (await startNative()))
    return { tf, backend: 'tensorflow' };
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(`${dirname(entry)}/`);
  if (!(await tf.setBackend('wasm'))) throw new Error('the WASM backend of TensorFlow.js did not start');
  await tf.ready();
  return { tf, backend: 'wasm' };
}

// An optional dependency whose install downloads a library: absent is ordinary.
async function startNative(): Promise<boolean> {
  restoreUtil();
  try {
    // Not a literal, so that neither compiler nor bundler insists on it. Loading it registers the backend.
    const name: string = '@tensorflow/tfjs-node';
    await import(name);
    return tf.findBackend('tensorflow') !== null && (await tf.setBackend('tensorflow'));
  } catch {
    return false;
  }
}

// tfjs-node 4.22 calls two helpers that Node 23 took out of `util` (tensorflow/tfjs#8609).
function restoreUtil(): void {
  const util: object = createRequire(import.meta.url)('node:util');
  const missing = {
    isNullOrUndefined: (value: unknown) => value === null || value === undefined,
    isArray: Array.isArray,
  };
  for (const [name, value] of Object.entries(missing))
    if (!(name in util)) Object.defineProperty(util, name, { value, configurable: true });
}
