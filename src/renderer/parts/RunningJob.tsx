// A job that is under way where its work is awaited: how far it is, how fast, how long yet, and the way out.
import { useMutation } from '@tanstack/react-query';
import type { Job } from '../../core/domain/job.ts';
import { notifyFailure } from '../commands/notifyFailure.ts';
import { Button } from '../primitives/Button.tsx';
import { Progress } from '../primitives/Progress.tsx';
import { api } from '../wire/api.ts';
import { nowText, shareOf } from '../words/jobText.ts';
import { messages } from '../words/messages.ts';
import css from './RunningJob.module.css';

interface RunningJobProps {
  readonly job: Job;
  /** Of its bar. */
  readonly label: string;
  /** While it has not begun. */
  readonly waiting: string;
}

export function RunningJob({ job, label, waiting }: RunningJobProps) {
  const cancel = useMutation(api.jobs.cancel.mutationOptions({ onError: notifyFailure }));
  const { status } = job;
  const isRunning = status.state === 'running';
  return (
    <div className={css['job']}>
      <div className={css['progress']}>
        <Progress label={label} share={isRunning ? shareOf(status.progress) : null} />
        <p className={css['text']}>{isRunning ? nowText(status.progress) : waiting}</p>
      </div>
      <Button
        look="quiet"
        isDisabled={cancel.isPending || cancel.isSuccess}
        onPress={() => cancel.mutate({ id: job.id })}
      >
        {messages.jobs.stop}
      </Button>
    </div>
  );
}
