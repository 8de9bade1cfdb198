// What was said of a whole folder ('not music') goes with it when the folder itself is renamed or moved.
import { displayPath } from '../../core/domain/text/paths.ts';
import type { KnownFile } from '../store/tracks/trackWrites.ts';
import { inTurns } from '../work/inTurns.ts';
import type { Work } from './context.ts';

/** A track that is elsewhere now, by display paths. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Only where all that moved out of the folder lies in the same places below one other, where nothing was, and nothing stayed. */
export async function folderKindsFollow(
  { store, change }: Work,
  moves: readonly Move[],
  seen: readonly KnownFile[],
): Promise<void> {
  const said = store.kinds.folders();
  if (said.length === 0 || moves.length === 0) return;
  const goals = new Map<string, Set<string>>();
  await inTurns(moves, ({ from, to }) => {
    for (const { folder } of said) {
      if (!from.startsWith(folder)) continue;
      const below = from.slice(folder.length);
      // Another name, or not the whole way: the folder is not what moved.
      const goal = to.endsWith(below) ? to.slice(0, to.length - below.length) : '';
      goals.set(folder, (goals.get(folder) ?? new Set()).add(/[/\\]$/u.test(goal) ? goal : ''));
    }
  });
  const stayed = new Set<string>();
  await inTurns(seen, ({ path }) => {
    const shown = displayPath(path);
    for (const [folder, places] of goals)
      if ([folder, ...places].some((place) => place !== '' && shown.startsWith(place))) stayed.add(folder);
  });
  change((write) => {
    for (const [folder, [goal, another]] of goals)
      if (goal !== undefined && goal !== '' && another === undefined && !stayed.has(folder))
        write.kinds.followFolder(folder, goal);
  });
}
