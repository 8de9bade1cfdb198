// A decoder in WebAssembly (codecs): one module for the whole thread, in which every open decoder is a number.
import { readFileSync } from 'node:fs';
import { AppError } from '../../core/domain/errors.ts';

export interface WasmCodec {
  readonly memory: WebAssembly.Memory;
  /** Calls an exported function with addresses and numbers; 0 once it has trapped. Throws AppError `undecodable` when it traps. */
  call(name: string, ...args: number[]): number;
}

/** Gives the running module, which is started when it is first asked for. `name` is what is said to have given up. */
export function wasmCodec(wasmFile: string, name: string): () => WasmCodec {
  let running: WasmCodec | null = null;
  return () => {
    running ??= instantiate(wasmFile, name, () => {
      running = null;
    });
    return running;
  };
}

function instantiate(wasmFile: string, name: string, onTrap: () => void): WasmCodec {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(wasmFile)), {});
  const { memory } = exports;
  if (!(memory instanceof WebAssembly.Memory)) throw new TypeError(`${wasmFile} has no memory`);
  let isBroken = false;
  return {
    memory,
    call(called, ...args) {
      const run = exports[called];
      if (typeof run !== 'function') throw new TypeError(`${wasmFile} has no ${called}`);
      // What a trap has left behind is not asked again; the next decoder gets a fresh module.
      if (isBroken) return 0;
      try {
        return run(...args) ?? 0;
      } catch (cause) {
        isBroken = true;
        onTrap();
        throw new AppError('undecodable', `The file is damaged: the ${name} decoder gave up.`, { cause });
      }
    },
  };
}
