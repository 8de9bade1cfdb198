// Fetches what to ask next: at the beginning, before the last question is answered, and when none is left.
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';

const questionsAtOnce = 25;
/** Asked for before the last one is answered, so that nobody waits. */
const askAgainAt = 3;

interface DueQuestions<Output> {
  /** Questions that wait, and those that are done. */
  readonly left: number;
  readonly seen: number;
  readonly ask: (limit: number) => Promise<Output>;
  readonly onQuestions: (output: Output) => void;
}

/** `error` explains why nothing can be asked about yet. */
export function useDueQuestions<Output>({ left, seen, ask, onQuestions }: DueQuestions<Output>) {
  const asking = useMutation({
    // What was seen when it was asked: after that nothing is asked twice.
    mutationFn: (_seen: number) => ask(questionsAtOnce),
    onSuccess: onQuestions,
  });
  const { mutate, isPending, isIdle, variables } = asking;
  useEffect(() => {
    // Once at the beginning, when few are left and when none is; an empty answer is not asked about again by itself.
    const isDue = !isPending && variables !== seen && (left === askAgainAt || left === 0);
    if (isIdle || isDue) mutate(seen);
  }, [left, seen, isIdle, isPending, variables, mutate]);
  return { ...asking, again: () => mutate(seen) };
}
