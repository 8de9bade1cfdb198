// Where the decoder of MPEG audio lies; who runs it is src/main/audio/mp3.
import { fileURLToPath } from 'node:url';

/** libmpg123 1.31.2 with mp3.c and synth.c, made by build.sh. */
export const wasmFile = fileURLToPath(new URL('mpg123.wasm', import.meta.url));
