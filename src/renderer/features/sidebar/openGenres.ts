// Which genres of the sidebar are open; kept in the browser.
import * as z from 'zod';
import { create } from 'zustand';
import { keep, readKept } from '../../state/kept.ts';

const key = 'stackwax.openGenres';

export const useOpenGenres = create<{ open: ReadonlySet<string> }>()(() => ({
  open: new Set(readKept(key, z.array(z.string()), [])),
}));

export function toggleGenre(path: string): void {
  const open = new Set(useOpenGenres.getState().open);
  if (!open.delete(path)) open.add(path);
  keepOpen(open);
}

/** Opens all of these, so that what is below them is in sight. */
export function openGenres(paths: readonly string[]): void {
  const { open } = useOpenGenres.getState();
  if (paths.some((path) => !open.has(path))) keepOpen(new Set([...open, ...paths]));
}

function keepOpen(open: ReadonlySet<string>): void {
  keep(key, [...open]);
  useOpenGenres.setState({ open });
}
