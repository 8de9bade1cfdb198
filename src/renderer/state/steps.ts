// Which kinds of change were made here, in their order, so that undo takes back the last one, whatever it was.

/** A correction, or a change of this playlist. Each keeps its own history; here only their order is kept. */
export type Step = 'labels' | { readonly playlistId: number };

let done: readonly Step[] = [];
let undone: readonly Step[] = [];

/** A new change was made; what was undone before cannot be redone in this order any more. */
export function noteStep(step: Step): void {
  done = [...done, step];
  undone = [];
}

/** This kind of change was taken back or made again, by whatever button. */
export function noteTaken(way: 'undo' | 'redo', step: Step): void {
  if (way === 'undo') {
    const at = done.findLastIndex((other) => isSame(other, step));
    if (at < 0) return;
    done = done.toSpliced(at, 1);
    undone = [...undone, step];
  } else {
    const at = undone.findLastIndex((other) => isSame(other, step));
    if (at < 0) return;
    undone = undone.toSpliced(at, 1);
    done = [...done, step];
  }
}

/** What is to be taken back, or made again, next. Corrections outlive the page, so there may always be one more. */
export function nextStep(way: 'undo' | 'redo'): Step {
  return (way === 'undo' ? done : undone).at(-1) ?? 'labels';
}

function isSame(one: Step, other: Step): boolean {
  if (one === 'labels' || other === 'labels') return one === other;
  return one.playlistId === other.playlistId;
}
