// Retraining as it goes: what is being done now, how far, how long yet, and the way out.
import { useMutation } from '@tanstack/react-query';
import type { Job } from '../../../core/domain/job.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { Button } from '../../primitives/Button.tsx';
import { Progress } from '../../primitives/Progress.tsx';
import { api } from '../../wire/api.ts';
import { jobText, jobTitles, shareOf, stepText } from '../../words/jobText.ts';
import { messages } from '../../words/messages.ts';
import css from './Retraining.module.css';

const words = messages.learning;

export function Retraining({ job }: { readonly job: Job }) {
  const cancel = useMutation(api.jobs.cancel.mutationOptions({ onError: notifyFailure }));
  const { status } = job;
  const running = status.state === 'running';
  return (
    <section className={css['panel']} aria-label={words.running}>
      <div className={css['about']}>
        <p className={css['now']}>{running ? stepText(status.progress.step) : words.waiting}</p>
        <Progress
          label={messages.jobs.progress(jobTitles[job.kind])}
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
