// The desktop app packed with a stand-in for Electron's runtime, which cannot be had on every machine.
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packApp } from '../../scripts/package/pack.ts';
import { projectRoot } from '../../scripts/start/project.ts';

/** What @electron/fuses looks for in a runtime: a mark, a version, and a byte for every fuse, all at Electron's defaults. */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100011'),
]);

export interface Packed {
  readonly executable: string;
  readonly resources: string;
  readonly archive: string;
}

export async function packWithStandIn(folder: string): Promise<Packed> {
  const dist = join(folder, 'dist');
  await mkdir(dist, { recursive: true });
  await writeFile(join(dist, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\n'), fuseWire]));
  await chmod(join(dist, 'electron'), 0o755);
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'version'])
    await writeFile(join(dist, file), file);
  const output = join(folder, 'release');
  await packApp({ projectRoot, output, asFolder: true, electronDist: dist });
  const resources = join(output, 'linux-unpacked', 'resources');
  return {
    executable: join(output, 'linux-unpacked', 'stackwax'),
    resources,
    archive: join(resources, 'app.asar'),
  };
}
