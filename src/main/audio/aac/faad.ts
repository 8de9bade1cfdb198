// FAAD2 in WebAssembly (codecs/aac): one module for the whole thread, in which every decoder is a number.
import { readFileSync } from 'node:fs';
import { wasmFile } from '@audio/decode-aac';
import { AppError } from '../../../core/domain/errors.ts';
import { damaged } from '../../files/byteSource.ts';
import type { Pcm } from '../formats/pcm.ts';

export interface Faad {
  /** Of what it was opened with; frames may say otherwise. */
  readonly sampleRate: number;
  /** The samples of a frame; null while none come out, and of a damaged one. */
  decode(frame: Uint8Array): Pcm | null;
  free(): void;
}

/** By an AudioSpecificConfig, or by the first frame of ADTS. Throws AppError `undecodable`. */
export function openFaad(kind: 'config' | 'stream', start: Uint8Array): Faad {
  running ??= instantiate();
  const { call, memory } = running;
  const bytesIn = (bytes: Uint8Array): number => {
    const address = call('room', bytes.length);
    if (address === 0) throw damaged('A frame in it claims to be longer than any is.');
    new Uint8Array(memory.buffer).set(bytes, address);
    return bytes.length;
  };
  const decoder = call(`open_${kind}`, bytesIn(start));
  if (decoder === 0) throw damaged('Its description of the sound makes no sense.');
  let isOpen = true;
  return {
    sampleRate: call('rate', decoder),
    decode(frame) {
      if (!isOpen) throw new Error('The AAC decoder was freed.');
      const length = call('decode', decoder, bytesIn(frame));
      if (length <= 0) return null;
      const address = call('samples');
      const channels = Array.from({ length: call('channels', decoder) }, (_, c) =>
        new Float32Array(memory.buffer, address + 4 * c * length, length).slice(),
      );
      return { channels, sampleRate: call('rate', decoder) };
    },
    free() {
      if (isOpen) call('close', decoder);
      isOpen = false;
    },
  };
}

interface Running {
  readonly memory: WebAssembly.Memory;
  call(name: string, ...args: number[]): number;
}

let running: Running | null = null;

function instantiate(): Running {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(wasmFile)), {});
  const { memory } = exports;
  if (!(memory instanceof WebAssembly.Memory)) throw new TypeError(`${wasmFile} has no memory`);
  let isBroken = false;
  return {
    memory,
    call(name, ...args) {
      const run = exports[name];
      if (typeof run !== 'function') throw new TypeError(`${wasmFile} has no ${name}`);
      // What a trap has left behind is not asked again; the next decoder gets a fresh module.
      if (isBroken) return 0;
      try {
        return run(...args) ?? 0;
      } catch (cause) {
        isBroken = true;
        running = null;
        throw new AppError('undecodable', 'The file is damaged: the AAC decoder gave up.', { cause });
      }
    },
  };
}
