// Decoders of codecs that take bytes and hand out samples in pieces, through memory of their own.
import { damaged } from '../files/byteSource.ts';
import type { Pcm } from './formats/pcm.ts';
import type { WasmCodec } from './wasmCodec.ts';

/**
 * The samples of a piece lie in the decoder's memory, where they are valid until the next piece is asked for, from whichever decoder of
 * its module.
 */
export interface PieceDecoder {
  /** Decodes the next bytes. Throws AppError `undecodable` where there is too much damage. */
  feed(bytes: Uint8Array): Generator<Pcm>;
  /** What comes out when nothing more goes in. */
  finish(): Generator<Pcm>;
  free(): void;
}

/** Opens one of `module`'s decoders; `options` are what its `open` takes. Throws AppError `undecodable`. */
export function openPieceDecoder({ call, memory }: WasmCodec, ...options: number[]): PieceDecoder {
  const decoder = call('open', ...options);
  if (decoder === 0) throw damaged('Its decoder cannot be opened.');
  let isOpen = true;
  const mustBeOpen = (): void => {
    if (!isOpen) throw new Error('The decoder was freed.');
  };

  function* pieces(): Generator<Pcm> {
    for (;;) {
      const length = call('decode', decoder);
      if (length < 0) throw damaged('There is hardly any sound in it.');
      if (length === 0) return;
      const channels = Array.from(
        { length: call('channels', decoder) },
        (_, c) => new Float32Array(memory.buffer, call('samples', c), length),
      );
      yield { channels, sampleRate: call('rate', decoder) };
    }
  }

  return {
    *feed(bytes) {
      mustBeOpen();
      const address = call('room', bytes.length);
      if (address === 0) throw damaged('Its decoder has no room left.');
      new Uint8Array(memory.buffer).set(bytes, address);
      if (call('feed', decoder, bytes.length) !== 0) throw damaged('Its decoder has no room left.');
      yield* pieces();
    },
    *finish() {
      mustBeOpen();
      call('finish', decoder);
      yield* pieces();
    },
    free() {
      if (isOpen) call('close', decoder);
      isOpen = false;
    },
  };
}
