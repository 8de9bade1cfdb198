// Folders that steps make, and leave empty: those that organising has made itself go again.
import { lstat, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf, expectedFailure } from '../../files/diskFaults.ts';
import type { PlaceStep } from '../../store/changes/places.ts';
import type { Work } from '../context.ts';

/** Before they are made: what a kill leaves is known to be ours. */
export async function noteFolders({ change }: Work, steps: readonly PlaceStep[]): Promise<void> {
  const wanted = new Set(steps.flatMap((step) => wantedBy(step)));
  const missing = new Set<string>();
  for (const folder of wanted)
    for (let there = folder; !missing.has(there) && (await isNothing(there)); there = dirname(there))
      missing.add(there);
  if (missing.size > 0) change((write) => write.places.noteFolders([...missing]));
}

/** Where a step puts a file. */
const wantedBy = (step: PlaceStep): string[] => (step.isBack ? firstFolder(step) : otherFolder(step));

/** Where it takes one away: what a step back wants the other way round. */
const leftBy = (step: PlaceStep): string[] => (step.isBack ? otherFolder(step) : firstFolder(step));

const otherFolder = ({ to }: PlaceStep): string[] => [dirname(to.toString('utf8'))];

/** A copy or a link leaves its file where it is. */
const firstFolder = ({ way, from }: PlaceStep): string[] =>
  way === 'move' ? [dirname(from.toString('utf8'))] : [];

async function isNothing(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return false;
  } catch (error) {
    return codeOf(error) === 'ENOENT' && dirname(path) !== path;
  }
}

/** Takes away what these steps have emptied, where organising made it and nobody put anything else there; returns what is gone. */
export async function leaveFolders({ store }: Work, steps: readonly PlaceStep[]): Promise<string[]> {
  const roots = new Set(store.roots.places().map(({ path }) => path.toString('utf8')));
  const gone: string[] = [];
  for (const folder of new Set(steps.flatMap((step) => leftBy(step))))
    for (
      let there = folder;
      store.places.isMadeFolder(there) && !roots.has(there) && (await isTakenAway(there));
      there = dirname(there)
    )
      gone.push(there);
  return gone;
}

/** A folder in which something is stays; so does one that the system will not let go. */
async function isTakenAway(folder: string): Promise<boolean> {
  try {
    await rmdir(folder);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return true;
    if (code === 'ENOTEMPTY' || expectedFailure(error) !== null) return false;
    throw error;
  }
}
