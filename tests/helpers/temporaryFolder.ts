// A folder for a whole describe block, removed after it; `tempDir` is its like for a single test.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export function temporaryFolder(): { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'stackwax-test-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return { path };
}
