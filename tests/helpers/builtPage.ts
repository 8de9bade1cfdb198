// A built page as small as can be, for tests of the servers.
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noncePlaceholder } from '../../src/main/page/site.ts';

/** The folder; a secret lies beside it, where only a traversal would find it. */
export async function builtPage(): Promise<{ readonly folder: string; readonly parent: string }> {
  const parent = await mkdtemp(join(tmpdir(), 'stackwax-page-'));
  const folder = join(parent, 'renderer');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(parent, 'secret.txt'), 'secret');
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><meta property="csp-nonce" nonce="${noncePlaceholder}"><title>Page</title>`,
  );
  await writeFile(join(folder, 'assets', 'index-abc.js'), 'export {};');
  await writeFile(join(folder, 'assets', 'ä ö.css'), 'p {}');
  return { folder, parent };
}
