// Where the keyboard goes: the two places that shortcuts jump to.

export const searchFieldId = 'search';
export const gridId = 'tracks';

export function focusSearch(): void {
  const field = document.getElementById(searchFieldId);
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}

export function focusGrid(): void {
  document.getElementById(gridId)?.focus();
}

/** So long for a list that is about to come. */
const patienceMs = 3000;

/** As soon as it is there, unless the keyboard has gone anywhere else meanwhile; returns how to give that up. */
export function focusGridWhenThere(): () => void {
  const until = performance.now() + patienceMs;
  let frame = requestAnimationFrame(look);
  function look(): void {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (!isLost || performance.now() > until) return;
    focusGrid();
    frame = requestAnimationFrame(look);
  }
  return () => cancelAnimationFrame(frame);
}

/** True where letters are typed, so that no letter may be a shortcut there. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'range'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}
