// Looking for duplicates as it goes: how far, how fast, how long yet, and the way out.
import { useMutation } from '@tanstack/react-query';
import type { Job } from '../../../core/domain/job.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { Button } from '../../primitives/Button.tsx';
import { Progress } from '../../primitives/Progress.tsx';
import { api } from '../../wire/api.ts';
import { duplicatesWords as words } from '../../words/duplicates.ts';
import { nowText, shareOf } from '../../words/jobText.ts';
import css from './DuplicatesTab.module.css';

export function Looking({ job }: { readonly job: Job }) {
  const cancel = useMutation(api.jobs.cancel.mutationOptions({ onError: notifyFailure }));
  const { status } = job;
  const isRunning = status.state === 'running';
  return (
    <div className={css['bar']}>
      <div className={css['progress']}>
        <Progress label={words.progress} share={isRunning ? shareOf(status.progress) : null} />
        <p className={css['status']}>{isRunning ? nowText(status.progress) : words.waiting}</p>
      </div>
      <Button
        look="quiet"
        isDisabled={cancel.isPending || cancel.isSuccess}
        onPress={() => cancel.mutate({ id: job.id })}
      >
        {words.cancel}
      </Button>
    </div>
  );
}
