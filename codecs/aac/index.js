// Stands where @audio/decode-mp4, -webm, -avi and @audio/decode look for @audio/decode-aac: what they call is given by the app.
import { fileURLToPath } from 'node:url';

/** FAAD2 2.11.2 and faad.c, made by build.sh. */
export const wasmFile = fileURLToPath(new URL('faad.wasm', import.meta.url));

let given = null;

export function provide(codec) {
  given = codec;
}

function codec() {
  if (given === null) throw new Error('No AAC decoder has been provided.');
  return given;
}

export async function decoder(options) {
  return codec().decoder(options);
}

export function gapless(boxes) {
  return codec().gapless(boxes);
}
