// The layout that is under way: how far it is, how fast, how long yet, and the way out.
import { useMutation } from '@tanstack/react-query';
import type { Job } from '../../../core/domain/job.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { Button } from '../../primitives/Button.tsx';
import { Progress } from '../../primitives/Progress.tsx';
import { api } from '../../wire/api.ts';
import { jobText, shareOf, stepText } from '../../words/jobText.ts';
import { mapWords as words } from '../../words/map.ts';
import css from './LayingOut.module.css';

export function LayingOut({ job }: { readonly job: Job }) {
  const cancel = useMutation(api.jobs.cancel.mutationOptions({ onError: notifyFailure }));
  const { status } = job;
  const isRunning = status.state === 'running';
  return (
    <div className={css['job']}>
      <div className={css['progress']}>
        <Progress label={words.progress} share={isRunning ? shareOf(status.progress) : null} />
        <p className={css['text']}>
          {isRunning ? partsOf(stepText(status.progress.step), jobText(job)) : words.waiting}
        </p>
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

/** At the beginning there is nothing to count. */
function partsOf(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(': ');
}
