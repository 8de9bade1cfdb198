// One job: how far it is and how to hold or stop it, or what came of it and what can be tried again.
import { useMutation } from '@tanstack/react-query';
import {
  Ban,
  CircleAlert,
  CircleCheck,
  CirclePause,
  Clock3,
  LoaderCircle,
  Pause,
  Play,
  X,
} from 'lucide-react';
import { hasEnded, isScan, type Job } from '../../../core/domain/job.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { Failures } from '../../parts/Failures.tsx';
import { IconButton } from '../../primitives/Button.tsx';
import { Progress } from '../../primitives/Progress.tsx';
import { api } from '../../wire/api.ts';
import { formatWhen } from '../../words/format.ts';
import {
  failuresOf,
  isPaused,
  jobText,
  jobTitles,
  leftOutOf,
  shareOf,
  stepText,
} from '../../words/jobText.ts';
import { messages } from '../../words/messages.ts';
import css from './JobItem.module.css';
import { LeftOutList } from './LeftOutList.tsx';
import { useRetry } from './useRetry.ts';

const words = messages.jobs;
const pictures = {
  queued: Clock3,
  running: LoaderCircle,
  paused: CirclePause,
  done: CircleCheck,
  failed: CircleAlert,
  cancelled: Ban,
} as const;

export function JobItem({ job }: { readonly job: Job }) {
  const { status } = job;
  const title = jobTitles[job.kind];
  const retry = useRetry();
  const look = isPaused(job) ? 'paused' : status.state;
  const Picture = pictures[look];
  const failures = failuresOf(job);
  return (
    <li className={css['job']}>
      <Picture size={16} aria-hidden className={css[look]} />
      <div className={css['about']}>
        <div className={css['head']}>
          <p className={css['title']}>{title}</p>
          {'endedAt' in status ? (
            <time className={css['when']} dateTime={new Date(status.endedAt).toISOString()}>
              {formatWhen(new Date(status.endedAt).toISOString())}
            </time>
          ) : null}
        </div>
        {status.state === 'running' ? (
          <>
            <Progress label={words.progress(title)} share={shareOf(status.progress)} />
            <p className={css['now']}>{stepText(status.progress.step)}</p>
          </>
        ) : null}
        <p className={status.state === 'failed' ? css['problem'] : css['text']}>{jobText(job)}</p>
        {failures.length === 0 ? null : (
          <Failures
            title={words.failures(failures.length)}
            failures={failures}
            {...(isScan(job) ? { onRetry: retry } : {})}
          />
        )}
        <LeftOutList leftOut={leftOutOf(job)} />
      </div>
      {hasEnded(job) ? null : <Controls job={job} />}
    </li>
  );
}

function Controls({ job }: { readonly job: Job }) {
  const shared = { onError: notifyFailure };
  const pause = useMutation(api.jobs.pause.mutationOptions(shared));
  const resume = useMutation(api.jobs.resume.mutationOptions(shared));
  const cancel = useMutation(api.jobs.cancel.mutationOptions(shared));
  const { id } = job;
  const title = jobTitles[job.kind];
  return (
    <div className={css['controls']}>
      {!isScan(job) || job.status.state !== 'running' ? null : isPaused(job) ? (
        <IconButton icon={Play} label={words.resume(title)} onPress={() => resume.mutate({ id })} />
      ) : (
        <IconButton icon={Pause} label={words.pause(title)} onPress={() => pause.mutate({ id })} />
      )}
      <IconButton
        icon={X}
        label={words.cancel(title)}
        isDisabled={cancel.isPending || cancel.isSuccess}
        onPress={() => cancel.mutate({ id })}
      />
    </div>
  );
}
