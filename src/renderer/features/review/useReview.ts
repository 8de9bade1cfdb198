// The sitting as it goes on: questions fetched, answers shown at once, steps undone.
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { create } from 'zustand';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { notify } from '../../state/notices.ts';
import { client } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { answered, emptySession, type Session, stepBack, withQuestions } from './session.ts';

const words = messages.review;
const questionsAtOnce = 25;
/** Asked for before the last one is answered, so that nobody waits. */
const askAgainAt = 3;

export const useSession = create<{ session: Session }>()(() => ({ session: emptySession }));

function update(change: (session: Session) => Session): void {
  useSession.setState(({ session }) => ({ session: change(session) }));
}

/** Fetches questions; `error` explains why nothing can be asked about yet. */
export function useQuestions() {
  const left = useSession(({ session }) => session.queue.length);
  const ask = useMutation({
    mutationFn: () => client.labels.reviewQueue({ limit: questionsAtOnce }),
    onSuccess: (items) => update((session) => withQuestions(session, items)),
  });
  const { mutate, isPending, isIdle } = ask;
  useEffect(() => {
    // Once at the beginning, then whenever few are left; an empty answer is not asked about again by itself.
    if (isIdle || (left === askAgainAt && !isPending)) mutate();
  }, [left, isIdle, isPending, mutate]);
  return ask;
}

export function useAnswers() {
  const label = useMutation({
    mutationFn: ({ id, genre }: { id: number; genre: string }) =>
      client.labels.set({ trackIds: [id], genre }),
    onMutate: ({ genre }) => update((session) => answered(session, genre, Date.now())),
    onError: (error, { id }) => {
      // Asked again, where it was not kept.
      const back = stepBack(useSession.getState().session);
      if (back !== null && back.taken.item.id === id) update(() => back.session);
      notifyFailure(error);
    },
  });
  const undoLabel = useMutation({
    mutationFn: () => client.changes.undo({ of: 'tracks' }),
    onError: notifyFailure,
  });
  return {
    answer: (id: number, genre: string) => label.mutate({ id, genre }),
    skip: () => update((session) => answered(session, null, Date.now())),
    undo(): void {
      const back = stepBack(useSession.getState().session);
      if (back === null) {
        notify(words.nothingToUndo);
        return;
      }
      update(() => back.session);
      if (back.taken.genre !== null) undoLabel.mutate();
    },
  };
}
