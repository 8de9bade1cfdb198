// Offers retraining when there is enough that is new, and says what the last one brought.
import { useMutation, useQuery } from '@tanstack/react-query';
import { GraduationCap } from 'lucide-react';
import { api } from '../api.ts';
import { formatShare } from '../format.ts';
import { lastRetraining } from '../learn/lastRetraining.ts';
import { messages } from '../messages.ts';
import { useRetraining } from '../model/useRetraining.ts';
import { Button } from '../primitives/Button.tsx';
import { notifyFailure } from '../stores/failure.ts';
import css from './Learned.module.css';
import { tally } from './session.ts';
import { markLearned, useSession } from './useReview.ts';

const words = messages.review;
/** With fewer new answers a retraining would hardly say anything else. */
const worthwhile = 5;

export function Learned() {
  const { answers, fresh } = tally(useSession((state) => state.session));
  const { data: jobs } = useQuery(api.jobs.list.queryOptions());
  const running = useRetraining();
  const retrain = useMutation(
    api.models.retrain.mutationOptions({
      onSuccess: () => markLearned(answers),
      onError: notifyFailure,
    }),
  );
  const last = lastRetraining(jobs ?? []);
  return (
    <>
      {last?.comparison === null || last === null ? null : (
        <p className={css['last']}>
          {words.better(formatShare(last.comparison.before), formatShare(last.comparison.after))}
        </p>
      )}
      {running !== undefined ? (
        <Button icon={GraduationCap} isDisabled>
          {words.retraining}
        </Button>
      ) : fresh >= worthwhile ? (
        <Button icon={GraduationCap} onPress={() => retrain.isPending || retrain.mutate({})}>
          {words.retrain(fresh)}
        </Button>
      ) : null}
    </>
  );
}
