// ONNX Runtime for this process: the native one where somebody has installed it, else the one in WebAssembly, which always works.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import envPaths from 'env-paths';
import { AppError } from '../../../core/domain/errors.ts';
import { type OnnxRuntime, type Ort, runtimeOf } from './ort.ts';

/** Of the person's choice: the folder of an onnxruntime-node, or 'wasm', which forbids the native one. */
const variable = 'STACKWAX_ONNXRUNTIME';

let loading: Promise<OnnxRuntime> | undefined;

/**
 * One a process. onnxruntime-node is looked for where STACKWAX_ONNXRUNTIME says, beside Stackwax's own packages, and in
 * `node_modules` of Stackwax's folder of settings (`npm install --prefix ~/.config/stackwax onnxruntime-node`). It belongs into a
 * process that may end at any moment: ending a thread of its takes the whole process along.
 */
export function loadOnnxRuntime(): Promise<OnnxRuntime> {
  loading ??= start();
  return loading;
}

async function start(): Promise<OnnxRuntime> {
  return nativeRuntime() ?? (await wasmRuntime());
}

/** Null where none is installed, or the person wants none. Throws AppError('unreadable') where the chosen one does not load. */
export function nativeRuntime(): OnnxRuntime | null {
  const chosen = process.env[variable];
  if (chosen === 'wasm') return null;
  const settings = join(envPaths('stackwax', { suffix: '' }).config, 'beside');
  const places =
    chosen !== undefined
      ? [{ from: import.meta.url, name: chosen }]
      : [import.meta.url, settings].map((from) => ({ from, name: 'onnxruntime-node' }));
  for (const { from, name } of places) {
    try {
      const ort: Ort = createRequire(from)(name);
      return runtimeOf('native', ort);
    } catch (cause) {
      // Absent is ordinary, unless somebody has asked for it.
      if (chosen !== undefined)
        throw new AppError(
          'unreadable',
          `${variable} names no onnxruntime-node that can be loaded: ${chosen}`,
          {
            cause,
          },
        );
    }
  }
  return null;
}

export async function wasmRuntime(): Promise<OnnxRuntime> {
  const wasm = createRequire(import.meta.url).resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm');
  // Of the package's many shapes the one for Node: the others are not packed.
  const entry = pathToFileURL(join(dirname(wasm), 'ort.node.min.mjs'));
  const ort: Ort & { readonly env: { readonly wasm: object } } = await import(entry.href);
  Object.assign(ort.env.wasm, { numThreads: 1, wasmBinary: readFileSync(wasm) });
  return runtimeOf('wasm', ort);
}
