// Undo and redo: of the last change, or of the last of one scope, with a notice that names it.
import type { ChangeScope } from '../../core/domain/change.ts';
import { notify, withdrawUndo } from '../state/notices.ts';
import { api, client } from '../wire/api.ts';
import { queryClient } from '../wire/queryClient.ts';
import { messages } from '../words/messages.ts';
import { mutate } from './mutate.ts';
import { notifyFailure } from './notifyFailure.ts';

const words = messages.changes;

export function undo(scope?: ChangeScope): void {
  step('undo', scope);
}

export function redo(scope?: ChangeScope): void {
  step('redo', scope);
}

/** The way back from a change that was just made, for the notice that reports it. */
export function undoAction(scope: ChangeScope): { label: string; run: () => void; takesBack: string } {
  return { label: words.undo, run: () => undo(scope), takesBack: JSON.stringify(scope) };
}

function step(way: 'undo' | 'redo', scope: ChangeScope | undefined): void {
  mutate(
    {
      mutationFn: () => client.changes[way](scope),
      onSuccess(change) {
        // What they offered is done, or is no longer what was done last.
        withdrawUndo();
        notify(change === null ? words.nothing[way] : words.done[way](change));
        // Needed at once: the next edit begins from it.
        if (change?.of === 'vocabulary')
          void queryClient.invalidateQueries({ queryKey: api.genres.overlay.key() });
      },
      onError: notifyFailure,
    },
    undefined,
  );
}
