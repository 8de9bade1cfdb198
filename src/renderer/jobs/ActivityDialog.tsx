// Everything that runs or ran: progress, rate, time left, cancel, and what went wrong.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Ban, CircleAlert, CircleCheck, Clock3, LoaderCircle } from 'lucide-react';
import { hasEnded, type Job } from '../../core/model/job.ts';
import { api } from '../api.ts';
import { messages } from '../messages.ts';
import { Button } from '../primitives/Button.tsx';
import { DialogBody, ModalDialog } from '../primitives/ModalDialog.tsx';
import { Progress } from '../primitives/Progress.tsx';
import { closeDialog } from '../stores/dialogs.ts';
import { notifyFailure } from '../stores/failure.ts';
import css from './ActivityDialog.module.css';
import { Failures } from './Failures.tsx';
import { failuresOf, jobText, shareOf } from './jobText.ts';

const words = messages.jobs;
const pictures = {
  queued: Clock3,
  running: LoaderCircle,
  done: CircleCheck,
  failed: CircleAlert,
  cancelled: Ban,
} as const;

export function ActivityDialog() {
  const { data: jobs } = useQuery(api.jobs.list.queryOptions());
  return (
    <ModalDialog title={words.title} onClose={closeDialog}>
      <DialogBody>
        {jobs === undefined || jobs.length === 0 ? (
          <p className={css['nothing']}>{words.nothing}</p>
        ) : (
          <ul className={css['jobs']}>
            {jobs.map((job) => (
              <JobItem key={job.id} job={job} />
            ))}
          </ul>
        )}
      </DialogBody>
    </ModalDialog>
  );
}

function JobItem({ job }: { readonly job: Job }) {
  const cancel = useMutation(api.jobs.cancel.mutationOptions({ onError: notifyFailure }));
  const { status } = job;
  const Picture = pictures[status.state];
  const failures = failuresOf(job);
  return (
    <li className={css['job']}>
      <Picture size={16} aria-hidden className={css[status.state]} />
      <div className={css['about']}>
        <p className={css['title']}>{job.title}</p>
        {status.state === 'running' ? (
          <>
            <Progress label={words.progress(job.title)} share={shareOf(status.progress)} />
            {status.progress.message === '' ? null : <p className={css['now']}>{status.progress.message}</p>}
          </>
        ) : null}
        <p className={status.state === 'failed' ? css['problem'] : css['text']}>{jobText(job)}</p>
        {failures.length === 0 ? null : (
          <Failures title={words.failures(failures.length)} failures={failures} />
        )}
      </div>
      {hasEnded(job) ? null : (
        <Button
          look="danger"
          aria-label={words.cancel(job.title)}
          isDisabled={cancel.isPending}
          onPress={() => cancel.mutate({ id: job.id })}
        >
          {messages.common.cancel}
        </Button>
      )}
    </li>
  );
}
