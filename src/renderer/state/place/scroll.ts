// Where the list is to stand once it is there again: how far it was scrolled when the person left it.
let wanted: number | null = null;

export function wantScroll(top: number): void {
  wanted = top;
}

/** Asked by the list when another one has come; null when it may stand where it stands. */
export function takeWantedScroll(): number | null {
  const top = wanted;
  wanted = null;
  return top;
}
