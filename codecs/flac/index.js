// Where the decoder of FLAC lies; who runs it is src/main/audio/flac.
import { fileURLToPath } from 'node:url';

/** libFLAC 1.4.2 with flac.c, made by build.sh. */
export const wasmFile = fileURLToPath(new URL('flac.wasm', import.meta.url));
