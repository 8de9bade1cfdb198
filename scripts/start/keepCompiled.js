// Node keeps what it makes of each source, so that the next start takes half of the processor's time. In JavaScript, as is who calls it
// first: for a single file of types, of which nothing is kept yet, Node would load a compiler of 20 MB each time.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/** For this process and those that it starts. Where nothing can be written, everything is compiled as ever. */
export function keepCompiled() {
  process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('../../.cache/compiled', import.meta.url));
  enableCompileCache(process.env['NODE_COMPILE_CACHE']);
}
