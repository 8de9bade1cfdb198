// FAAD2 in WebAssembly (codecs/aac).
import { wasmFile } from '@audio/decode-aac';
import { damaged } from '../../files/byteSource.ts';
import type { Pcm } from '../formats/pcm.ts';
import { wasmCodec } from '../wasmCodec.ts';

const faad = wasmCodec(wasmFile, 'AAC');

export interface Faad {
  /** Of what it was opened with; frames may say otherwise. */
  readonly sampleRate: number;
  /** The samples of a frame; null while none come out, and of a damaged one. */
  decode(frame: Uint8Array): Pcm | null;
  free(): void;
}

/** By an AudioSpecificConfig, or by the first frame of ADTS. Throws AppError `undecodable`. */
export function openFaad(kind: 'config' | 'stream', start: Uint8Array): Faad {
  const { call, memory } = faad();
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
