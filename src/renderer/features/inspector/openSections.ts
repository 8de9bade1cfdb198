// Which sections of the inspector are closed; kept in the browser.
import * as z from 'zod';
import { create } from 'zustand';
import { keep, readKept } from '../../state/kept.ts';

const key = 'stackwax.inspector';

/** What a person opens who wants to know more than three sentences say. */
const figuresAtFirst: readonly string[] = ['opinions', 'effects'];

interface OpenSections {
  readonly closed: readonly string[];
}

export const useOpenSections = create<OpenSections>()(() => ({
  closed: readKept(key, z.array(z.string()).readonly(), figuresAtFirst),
}));

export function setSectionOpen(name: string, isOpen: boolean): void {
  const others = useOpenSections.getState().closed.filter((other) => other !== name);
  const closed = isOpen ? others : [...others, name];
  useOpenSections.setState({ closed });
  keep(key, closed);
}
