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

/** True where letters are typed, so that no letter may be a shortcut there. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'range'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}
