// The sitting about a tag as it goes on: questions fetched, answers shown at once, steps undone.
import { useMutation } from '@tanstack/react-query';
import { create } from 'zustand';
import { notifyFailure } from '../../../commands/notifyFailure.ts';
import { notify } from '../../../state/notices.ts';
import { client } from '../../../wire/api.ts';
import { messages } from '../../../words/messages.ts';
import { answered, emptySession, putOff, stepBack, withQuestions } from '../session.ts';
import { useDueQuestions } from '../useDueQuestions.ts';
import type { TagSession } from './tagSitting.ts';

interface Tag {
  readonly id: number;
  readonly name: string;
}

interface Sitting {
  /** What it is about; of another tag another sitting begins. */
  readonly tagId: number | null;
  readonly session: TagSession;
  /** Tracks that nobody had answered when questions were last fetched, less the answers until then. */
  readonly open: number | null;
}

const empty: Omit<Sitting, 'tagId'> = { session: emptySession, open: null };
const useSitting = create<Sitting>()(() => ({ ...empty, tagId: null }));

/** Answers on their way: what to ask next depends on them. */
let saving: Promise<unknown> = Promise.resolve();

function sittingOf(tag: Tag): Omit<Sitting, 'tagId'> {
  const sitting = useSitting.getState();
  return sitting.tagId === tag.id ? sitting : empty;
}

function update(tag: Tag, change: (session: TagSession) => TagSession): void {
  const { session, open } = sittingOf(tag);
  useSitting.setState({ tagId: tag.id, session: change(session), open });
}

/** The sitting about this tag, and how many tracks nobody has answered. */
export function useTagSession(tag: Tag): { readonly session: TagSession; readonly open: number | null } {
  useSitting();
  const { session, open } = sittingOf(tag);
  return { session, open: open === null ? null : Math.max(0, open - answersOf(session)) };
}

function answersOf({ done }: TagSession): number {
  return done.filter(({ said }) => said !== null).length;
}

export function useTagQuestions(tag: Tag) {
  const { session } = useTagSession(tag);
  return useDueQuestions({
    left: session.queue.length,
    seen: session.done.length,
    ask: async (limit) => {
      await saving;
      return client.trackTags.review({ tagId: tag.id, limit, except: putOff(sittingOf(tag).session) });
    },
    onQuestions({ questions, open }) {
      update(tag, (before) => withQuestions(before, questions));
      useSitting.setState({ open: open + answersOf(sittingOf(tag).session) });
    },
  });
}

export function useTagAnswers(tag: Tag) {
  const say = useMutation({
    mutationFn: ({ id, holds }: { id: number; holds: boolean }) => {
      const said = client.trackTags.say({ trackIds: [id], tags: [{ name: tag.name }], holds });
      saving = Promise.allSettled([saving, said]);
      return said;
    },
    onMutate: ({ holds }) => update(tag, (session) => answered(session, holds, Date.now())),
    onError: (error, { id }) => {
      // Asked again, where it was not kept.
      const back = stepBack(sittingOf(tag).session);
      if (back !== null && back.taken.item.id === id) update(tag, () => back.session);
      notifyFailure(error);
    },
  });
  const undoSaying = useMutation({
    mutationFn: () => client.changes.undo({ of: 'tracks' }),
    onError: notifyFailure,
  });
  return {
    answer: (id: number, holds: boolean) => say.mutate({ id, holds }),
    later: () => update(tag, (session) => answered(session, null, Date.now())),
    undo(): void {
      const back = stepBack(sittingOf(tag).session);
      if (back === null) {
        notify(messages.review.nothingToUndo);
        return;
      }
      update(tag, () => back.session);
      if (back.taken.said !== null) undoSaying.mutate();
    },
  };
}
