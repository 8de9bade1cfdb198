// Which of many names somebody means by a few letters.

/** Those in which every word of what was typed begins a word, best first; in their own order while nothing is typed. */
export function findNamed<T extends { readonly name: string; readonly group: string }>(
  all: readonly T[],
  typed: string,
): T[] {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return [...all];
  return all
    .map((one) => ({ one, rank: rankOf(one, wanted) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}

/** 0: its name begins so; 1: every word is in its name; 2: some are in its group's. */
function rankOf({ name, group }: { name: string; group: string }, wanted: readonly string[]): number {
  const own = wordsOf(name);
  if (own.join(' ').startsWith(wanted.join(' '))) return 0;
  const isIn = (words: readonly string[]) =>
    wanted.every((part) => words.some((word) => word.startsWith(part)));
  if (isIn(own)) return 1;
  return isIn([...own, ...wordsOf(group)]) ? 2 : Number.POSITIVE_INFINITY;
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
