// Node keeps what it makes of each source, so that the next start takes half of the processor's time.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from './project.ts';

/** For this process and those that it starts. Where nothing can be written, everything is compiled as ever. */
export function keepCompiled(): void {
  process.env['NODE_COMPILE_CACHE'] ??= join(projectRoot, '.cache', 'compiled');
  enableCompileCache(process.env['NODE_COMPILE_CACHE']);
}
