// The questions that the process which writes into the user's files answers: look at one, prepare a new one beside it, give it the name.

import type { FileRefusal } from '../../core/domain/tagWriting.ts';
import type { WantedTags } from '../../core/tagFormats/plan.ts';
import type { Edit, EditOptions, Planned, Prepared } from './editFile.ts';
import type { Identity } from './target.ts';

interface Drafted {
  readonly path: Uint8Array;
  readonly draft: Uint8Array;
}

export type WritingQuestions = {
  /** Only reads. */
  readonly plan: {
    readonly input: { readonly path: Uint8Array; readonly wanted: WantedTags; readonly hardLinks: boolean };
    readonly output: Planned;
  };
  /** Afterwards `draft` is there where it is ready, and nowhere else. */
  readonly prepare: {
    readonly input: Drafted & { readonly edit: Edit; readonly options: EditOptions };
    readonly output: Prepared;
  };
  /** `path` is the one that `prepare` answered. */
  readonly commit: {
    readonly input: Drafted & { readonly identity: Identity };
    readonly output: { readonly kind: 'done' } | { readonly kind: 'refused'; readonly refusal: FileRefusal };
  };
  /** Removes a draft; of the file, its SHA-256, null where it cannot be read. */
  readonly settle: {
    readonly input: { readonly path: Uint8Array; readonly draft: Uint8Array | null };
    readonly output: string | null;
  };
};
