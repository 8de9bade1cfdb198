// What answers bring: how well the model does after them and did before, and learning from new ones when there are enough.
import { useMutation, useQuery } from '@tanstack/react-query';
import { GraduationCap } from 'lucide-react';
import { notifyFailure } from '../../../commands/notifyFailure.ts';
import { Button } from '../../../primitives/Button.tsx';
import { learnedUntil } from '../../../state/lastRetraining.ts';
import { useRetraining } from '../../../state/useRetraining.ts';
import { api } from '../../../wire/api.ts';
import { measuredAfter } from '../../../words/measured.ts';
import { messages } from '../../../words/messages.ts';
import { tally } from '../session.ts';
import css from './Learned.module.css';
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

  function learn(): void {
    if (retrain.isPending) return;
    // The new model has doubts of its own.
    useSession.setState({ anyway: false });
    retrain.mutate({});
  }

  return (
    <>
      <Measured />
      {running !== undefined ? (
        <Button icon={GraduationCap} isDisabled>
          {words.retraining}
        </Button>
      ) : fresh >= worthwhile ? (
        <Button look="primary" icon={GraduationCap} onPress={learn}>
          {words.retrain(fresh)}
        </Button>
      ) : null}
    </>
  );
}

/** How often the model in use is right on tracks that it had not seen, and the one before it on the same. */
function Measured() {
  const { data: models } = useQuery(api.models.list.queryOptions());
  const active = models?.find((model) => model.active);
  if (active === undefined) return null;
  return (
    <p className={css['last']} role="status">
      {measuredAfter(active, models?.length === 1)}
    </p>
  );
}
