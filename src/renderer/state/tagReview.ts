// Which tag Review asks about; none: it asks for genres.
import { create } from 'zustand';
import { showScreen } from './screen.ts';

interface AskedTag {
  readonly id: number;
  readonly name: string;
}

export const useAskedTag = create<{ tag: AskedTag | null }>()(() => ({ tag: null }));

/** Null: for genres again. */
export function askAbout(tag: AskedTag | null): void {
  useAskedTag.setState({ tag });
  showScreen('review');
}
