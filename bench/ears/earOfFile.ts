// An ear of its file alone: a model that the manifests of resources/ears know.
import { resolve } from 'node:path';
import { places } from '../../scripts/start/project.ts';
import type { EarInUse } from '../../src/core/domain/ear.ts';
import { sha256OfFile } from '../../src/main/files/sha256.ts';
import { knownEars } from '../../src/main/jobs/ears/known.ts';

/** The manifest is found by the file's SHA-256 in resources/ears. */
export async function earOfFile(path: string): Promise<EarInUse> {
  const file = resolve(process.env['INIT_CWD'] ?? '.', path);
  const sha256 = await sha256OfFile(file);
  const known = (await knownEars(places.resourcesDir)()).find(({ sha256s }) => sha256s.includes(sha256));
  if (known === undefined) throw new Error(`no ear in resources/ears has the SHA-256 ${sha256}`);
  return { manifest: { ...known.family, sha256 }, file };
}
