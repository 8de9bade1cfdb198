// How the writing goes, to be stopped between two files, and what came of it, to be undone at once.
import { CircleCheck } from 'lucide-react';
import { hasEnded, type Job } from '../../../core/domain/job.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { undo } from '../../commands/undo.ts';
import { Failures } from '../../parts/Failures.tsx';
import { Button } from '../../primitives/Button.tsx';
import { DialogBody, DialogFoot } from '../../primitives/ModalDialog.tsx';
import { Progress } from '../../primitives/Progress.tsx';
import { closeDialog } from '../../state/dialogs.ts';
import { client } from '../../wire/api.ts';
import { failuresOf, jobText, shareOf } from '../../words/jobText.ts';
import { messages } from '../../words/messages.ts';
import css from './WriteTags.module.css';

const words = messages.tagWriting;

/** Null until its first event is here. */
export function WriteTagsResult({ job }: { readonly job: Job | null }) {
  if (job === null || !hasEnded(job))
    return (
      <>
        <DialogBody>
          <Progress
            label={words.writing}
            share={job?.status.state === 'running' ? shareOf(job.status.progress) : null}
          />
          <p className={css['counts']} role="status">
            {job === null ? words.writing : jobText(job)}
          </p>
        </DialogBody>
        <DialogFoot>
          <Button
            isDisabled={job === null}
            onPress={() => job !== null && client.jobs.cancel({ id: job.id }).catch(notifyFailure)}
          >
            {words.stop}
          </Button>
        </DialogFoot>
      </>
    );
  const hasWritten = job.status.state === 'done' ? writtenIn(job) > 0 : job.status.state === 'cancelled';
  const failures = failuresOf(job);
  return (
    <>
      <DialogBody>
        <div className={css['done']} role={job.status.state === 'failed' ? 'alert' : 'status'}>
          {job.status.state === 'done' ? <CircleCheck size={20} aria-hidden className={css['good']} /> : null}
          <p>{jobText(job)}</p>
        </div>
        {failures.length === 0 ? null : (
          <Failures title={words.leftAlone(leftAloneIn(job))} failures={failures} />
        )}
      </DialogBody>
      <DialogFoot>
        {hasWritten ? (
          <Button
            onPress={() => {
              closeDialog();
              undo({ of: 'files' });
            }}
          >
            {messages.changes.undo}
          </Button>
        ) : null}
        <Button look="primary" autoFocus onPress={closeDialog}>
          {words.close}
        </Button>
      </DialogFoot>
    </>
  );
}

function writtenIn({ status }: Job): number {
  return status.state === 'done' && status.result.kind === 'write-tags' ? status.result.report.written : 0;
}

function leftAloneIn({ status }: Job): number {
  return status.state === 'done' && status.result.kind === 'write-tags' ? status.result.report.refused : 0;
}
