// Which of many names somebody means by a few letters: in sections by kind, the kind with the best name first.
import { type PaletteItem, type PaletteKind, paletteKinds } from './paletteItems.ts';

export interface PaletteSection {
  readonly kind: PaletteKind;
  readonly items: readonly PaletteItem[];
}

const most: Readonly<Record<PaletteKind, number>> = {
  commands: 8,
  genres: 6,
  playlists: 6,
  tags: 5,
  settings: 4,
  artists: 5,
  albums: 5,
  tracks: 8,
};

/** Best first; of equals what was picked lately, the latest first, then as they come. */
export function ranked(
  all: readonly PaletteItem[],
  typed: string,
  recent: readonly string[],
): PaletteSection[] {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return [];
  const latest = (id: string): number => {
    const at = recent.indexOf(id);
    return at < 0 ? recent.length : at;
  };
  const found = all
    .map((item) => ({ item, rank: item.rank ?? rankOf(item, wanted) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank || latest(a.item.id) - latest(b.item.id));
  const sections = paletteKinds.flatMap((kind) => {
    const own = found.filter(({ item }) => item.kind === kind).slice(0, most[kind]);
    const [first] = own;
    return first === undefined ? [] : [{ kind, rank: first.rank, items: own.map(({ item }) => item) }];
  });
  return sections.sort((a, b) => a.rank - b.rank);
}

/** 0: it is called so; 1: its name begins so; 2: every word is in its name; 3: some are in its group's. */
export function rankOf(
  { name, group }: Pick<PaletteItem, 'name' | 'group'>,
  wanted: readonly string[],
): number {
  const own = wordsOf(name);
  const [all, typed] = [own.join(' '), wanted.join(' ')];
  if (all === typed) return 0;
  if (all.startsWith(typed)) return 1;
  const isIn = (words: readonly string[]) =>
    wanted.every((part) => words.some((word) => word.startsWith(part)));
  if (isIn(own)) return 2;
  return isIn([...own, ...wordsOf(group)]) ? 3 : Number.POSITIVE_INFINITY;
}

export function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
