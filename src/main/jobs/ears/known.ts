// The ears that Stackwax knows: manifests in `resources/ears`, found by the SHA-256 of a file, or chosen by a person.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EarFamily } from '../../../core/domain/ear.ts';
import { type ManifestFile, parseManifestFile } from '../../../core/domain/earManifestFile.ts';

export interface KnownEar extends ManifestFile {
  /** Name of its file, without the ending. */
  readonly id: string;
  readonly family: EarFamily;
}

export type KnownEars = () => Promise<readonly KnownEar[]>;

/** Read when first asked for. */
export function knownEars(resourcesDir: string): KnownEars {
  let known: Promise<readonly KnownEar[]> | null = null;
  return () => {
    known ??= readAll(join(resourcesDir, 'ears'));
    return known;
  };
}

async function readAll(folder: string): Promise<readonly KnownEar[]> {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const ids = readdirSync(folder).flatMap((name) => /^(.+)\.json$/u.exec(name)?.[1] ?? []);
  return await Promise.all(
    ids.sort().map(async (id) => ({
      id,
      ...(await parseManifestFile(JSON.parse(read(`${id}.json`)), read)),
    })),
  );
}
