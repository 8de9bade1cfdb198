// The ears to listen with now: those in use whose copy is whole; one that is damaged must not fail track after track.
import type { EarInUse } from '../../../core/domain/ear.ts';
import type { Layout } from '../../../core/domain/layout.ts';
import { layoutWith } from '../../work/listening.ts';
import type { Work } from '../context.ts';
import { copyState, earFile } from './files.ts';

export interface Listening {
  /** What is wanted of every track and can be heard now. */
  readonly layout: Layout;
  readonly ears: readonly EarInUse[];
}

export async function listeningNow({
  store,
  libraryDir,
}: Pick<Work, 'store' | 'libraryDir'>): Promise<Listening> {
  const whole = [];
  for (const ear of store.ears.list().filter(({ inUse }) => inUse))
    if ((await copyState(libraryDir, ear.sha256)) === 'whole') whole.push(ear);
  return {
    layout: layoutWith(whole),
    ears: whole.map(({ sha256, manifest }) => ({ manifest, file: earFile(libraryDir, sha256) })),
  };
}
