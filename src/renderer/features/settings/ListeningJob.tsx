// The job that listens with ears: how far it is, how fast, how long yet, and the way out.
import { useMutation } from '@tanstack/react-query';
import type { Job } from '../../../core/domain/job.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { Button } from '../../primitives/Button.tsx';
import { Progress } from '../../primitives/Progress.tsx';
import { api } from '../../wire/api.ts';
import { earWords as words } from '../../words/ears.ts';
import { jobText, jobTitles, shareOf } from '../../words/jobText.ts';
import css from './Hearing.module.css';

export function ListeningJob({ job }: { readonly job: Job }) {
  const cancel = useMutation(api.jobs.cancel.mutationOptions({ onError: notifyFailure }));
  const { status } = job;
  const isRunning = status.state === 'running';
  return (
    <div className={css['state']}>
      <div className={css['running']}>
        <div className={css['progress']}>
          <Progress
            label={words.progress(jobTitles[job.kind])}
            share={isRunning ? shareOf(status.progress) : null}
          />
          <p role="status">{isRunning ? jobText(job) : words.waiting}</p>
        </div>
        <Button
          look="quiet"
          isDisabled={cancel.isPending || cancel.isSuccess}
          onPress={() => cancel.mutate({ id: job.id })}
        >
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}
