// What tags are to be written of: the selection, or everything that a person labelled; and what was written the last time.
import { create } from 'zustand';
import { type TagWritingOptions, tagWritingOptionsSchema } from '../../core/domain/tagWriting.ts';
import { openDialog } from './dialogs.ts';

export interface TagWritingTask {
  /** Null: every track whose genre a person has said. */
  readonly trackIds: readonly number[] | null;
  readonly options: TagWritingOptions;
}

export const useTagWriting = create<TagWritingTask>()(() => ({
  trackIds: null,
  options: tagWritingOptionsSchema.parse({}),
}));

export function chooseWriting(change: Partial<TagWritingOptions>): void {
  useTagWriting.setState(({ options }) => ({ options: { ...options, ...change } }));
}

export function openTagWriting(trackIds: readonly number[] | null): void {
  useTagWriting.setState({ trackIds });
  openDialog('writeTags');
}
