// A change to the user's words between being asked for and being made: what it would do, and whether it wants a question.
import { create } from 'zustand';
import type { GenreOverlay } from '../../../core/genres/vocabulary/overlay.ts';
import type { TagChange } from './tagList.ts';

export interface Proposal {
  readonly overlay: GenreOverlay;
  /** What will be true: '“dnb” is read as Drum and Bass'. */
  readonly sentence: string;
  /** The written string that it is meant for, if one. */
  readonly subject: string | null;
  readonly changes: readonly TagChange[];
  /** Another way that the same gesture could be meant. */
  readonly instead: { readonly label: string; readonly run: () => void } | null;
}

export const useProposal = create<{ proposal: Proposal | null }>()(() => ({ proposal: null }));

export function propose(proposal: Proposal): void {
  useProposal.setState({ proposal });
}

export function dropProposal(): void {
  useProposal.setState({ proposal: null });
}
