// The sitting as it goes on: questions fetched, answers shown at once, steps undone.
import { useMutation } from '@tanstack/react-query';
import { create } from 'zustand';
import { notifyFailure } from '../../../commands/notifyFailure.ts';
import { notify } from '../../../state/notices.ts';
import { client } from '../../../wire/api.ts';
import { messages } from '../../../words/messages.ts';
import { answered, emptySession, type GenreSession, putOff, stepBack, withQuestions } from '../session.ts';
import { useDueQuestions } from '../useDueQuestions.ts';

const words = messages.review;
interface Sitting {
  readonly session: GenreSession;
  /** Goes on with what is not worth asking. */
  readonly anyway: boolean;
}

/** Answers on their way: what to ask next depends on them. */
let saving: Promise<unknown> = Promise.resolve();

export const useSession = create<Sitting>()(() => ({ session: emptySession, anyway: false }));

function update(change: (session: GenreSession) => GenreSession): void {
  useSession.setState(({ session }) => ({ session: change(session) }));
}

/** Fetches questions; `error` explains why nothing can be asked about yet. */
export function useQuestions() {
  const left = useSession(({ session }) => session.queue.length);
  const seen = useSession(({ session }) => session.done.length);
  return useDueQuestions({
    left,
    seen,
    ask: async (limit) => {
      await saving;
      const { session, anyway } = useSession.getState();
      return client.labels.reviewQueue({ limit, except: putOff(session), anyway });
    },
    onQuestions: ({ questions }) => update((session) => withQuestions(session, questions)),
  });
}

/** From here on tracks are asked about that are not worth it. */
export function askAnyway(ask: () => void): void {
  useSession.setState({ anyway: true });
  ask();
}

export function useAnswers() {
  const label = useMutation({
    mutationFn: ({ id, genre }: { id: number; genre: string }) => {
      const set = client.labels.set({ trackIds: [id], genre });
      saving = Promise.allSettled([saving, set]);
      return set;
    },
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
      if (back.taken.said !== null) undoLabel.mutate();
    },
  };
}
