// Retraining as it goes: what is being done now, how far, how long yet, and the way out.
import { useMutation } from '@tanstack/react-query';
import type { Job } from '../../core/domain/job.ts';
import { api } from '../api.ts';
import { jobText, shareOf } from '../jobs/jobText.ts';
import { messages } from '../messages.ts';
import { Button } from '../primitives/Button.tsx';
import { Progress } from '../primitives/Progress.tsx';
import { notifyFailure } from '../stores/failure.ts';
import css from './Retraining.module.css';
import { stepText } from './stepText.ts';

const words = messages.learning;

export function Retraining({ job }: { readonly job: Job }) {
  const cancel = useMutation(api.jobs.cancel.mutationOptions({ onError: notifyFailure }));
  const { status } = job;
  const running = status.state === 'running';
  return (
    <section className={css['panel']} aria-label={words.running}>
      <div className={css['about']}>
        <p className={css['now']}>
          {running ? stepText(status.progress.message) || words.running : words.waiting}
        </p>
        <Progress
          label={messages.jobs.progress(job.title)}
          share={running ? shareOf(status.progress) : null}
        />
        <p className={css['detail']}>{jobText(job)}</p>
      </div>
      <Button look="danger" onPress={() => cancel.isPending || cancel.mutate({ id: job.id })}>
        {words.cancel}
      </Button>
    </section>
  );
}
