// What answers bring: the accuracy to expect, before and after the last of them, and learning from new ones when there are enough.
import { useMutation, useQuery } from '@tanstack/react-query';
import { GraduationCap } from 'lucide-react';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { Button } from '../../primitives/Button.tsx';
import { lastRetraining, learnedUntil } from '../../state/lastRetraining.ts';
import { useRetraining } from '../../state/useRetraining.ts';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import css from './Learned.module.css';
import { tally } from './session.ts';
import { useSession } from './useReview.ts';

const words = messages.review;
/** With fewer new answers a retraining would hardly change anything. */
const worthwhile = 5;

export function Learned() {
  const session = useSession((state) => state.session);
  const { data: jobs } = useQuery(api.jobs.list.queryOptions());
  const running = useRetraining();
  const retrain = useMutation(api.models.retrain.mutationOptions({ onError: notifyFailure }));
  const { fresh } = tally(session, learnedUntil(jobs ?? []));
  return (
    <>
      <Expected />
      {running !== undefined ? (
        <Button icon={GraduationCap} isDisabled>
          {words.retraining}
        </Button>
      ) : fresh >= worthwhile ? (
        <Button look="primary" icon={GraduationCap} onPress={() => retrain.isPending || retrain.mutate({})}>
          {words.retrain(fresh)}
        </Button>
      ) : null}
    </>
  );
}

/** How often the model can be expected to be right on tracks that it has not seen, and how the last answers changed that. */
function Expected() {
  const { data: jobs } = useQuery(api.jobs.list.queryOptions());
  const { data: models } = useQuery(api.models.list.queryOptions());
  const last = lastRetraining(jobs ?? []);
  const active = models?.find((model) => model.active);
  if (last !== null && last.comparison !== null && last.model.id === active?.id) {
    const { before, after } = last.comparison;
    return (
      <p className={css['last']} role="status">
        {words.expectedAfter(last.newlyKnown ?? null, fraction(before), fraction(after))}
      </p>
    );
  }
  const accuracy = active?.report.accuracy ?? null;
  if (accuracy === null) return null;
  return (
    <p className={css['last']} role="status">
      {words.expected(fraction(accuracy))}
    </p>
  );
}

/** '0.61'. */
function fraction(share: number): string {
  return share.toFixed(2);
}
