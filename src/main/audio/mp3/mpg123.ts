// libmpg123 in WebAssembly (codecs/mp3): MPEG audio, layers 1 to 3.
import { wasmFile } from '@stackwax/mp3';
import { damaged } from '../../files/byteSource.ts';
import type { Pcm } from '../formats/pcm.ts';
import { wasmCodec } from '../wasmCodec.ts';

const module = wasmCodec(wasmFile, 'MP3');

export interface Mpg123 {
  /**
   * Decodes the next bytes. The samples of a piece lie in the decoder's memory, where they are valid until the next piece is asked for, from
   * whichever decoder. Throws AppError `undecodable` where there is too much damage.
   */
  feed(bytes: Uint8Array): Generator<Pcm>;
  free(): void;
}

/** `gapless`: what the encoder put around the music is dropped, where the first frame tells of it. Throws AppError `undecodable`. */
export function openMpg123({ gapless }: { readonly gapless: boolean }): Mpg123 {
  const { call, memory } = module();
  const decoder = call('open', gapless ? 1 : 0);
  if (decoder === 0) throw damaged('Its decoder cannot be opened.');
  let isOpen = true;
  return {
    *feed(bytes) {
      if (!isOpen) throw new Error('The MP3 decoder was freed.');
      const address = call('room', bytes.length);
      if (address === 0) throw damaged('Its decoder has no room left.');
      new Uint8Array(memory.buffer).set(bytes, address);
      if (call('feed', decoder, bytes.length) !== 0) throw damaged('Its decoder has no room left.');
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
    },
    free() {
      if (isOpen) call('close', decoder);
      isOpen = false;
    },
  };
}
