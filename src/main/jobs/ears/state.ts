// How the library's ears stand: what each is, whether its copy is whole, how much it has heard.
import { type EarManifest, earVersion, embeddingGroup } from '../../../core/domain/ear.ts';
import type { EarFacts, EarState, KnownFamily } from '../../../core/domain/earState.ts';
import type { StoredEar } from '../../store/ears.ts';
import type { Work } from '../context.ts';
import { copyState } from './files.ts';
import type { KnownEar } from './known.ts';

/** What of a manifest a person reads. */
export function factsOf({ name, licence, source, scores, tried }: Omit<EarManifest, 'sha256'>): EarFacts {
  return { name, licence, source, tried, classes: scores?.classes.length ?? 0 };
}

export function asFamilyFacts({ id, family }: KnownEar): KnownFamily {
  return { id, ...factsOf(family) };
}

export async function earStates(work: Pick<Work, 'store' | 'libraryDir'>): Promise<EarState[]> {
  const states: EarState[] = [];
  for (const ear of work.store.ears.list()) states.push(await earState(work, ear));
  return states;
}

export async function earState(
  { store, libraryDir }: Pick<Work, 'store' | 'libraryDir'>,
  { sha256, manifest, bytes, addedAt, inUse }: StoredEar,
): Promise<EarState> {
  const group = embeddingGroup(manifest);
  const groups = store.models.active()?.report.groups ?? [];
  return {
    ...factsOf(manifest),
    sha256,
    bytes,
    addedAt,
    inUse,
    copy: await copyState(libraryDir, sha256),
    ...store.features.hearing({ name: group, version: earVersion }),
    learnedWith: groups.some(({ name }) => name === group || name.startsWith(`${group}-`)),
  };
}
