// Notifies a person when a job that they are waiting for has ended.

import { hasEnded, type Job } from '../../../core/domain/job.ts';
import type { TagWritingReport } from '../../../core/domain/tagWriting.ts';
import { undoOrganise } from '../../commands/organiseActions.ts';
import { undoAction } from '../../commands/undo.ts';
import { openDialog, useDialog } from '../../state/dialogs.ts';
import { notify } from '../../state/notices.ts';
import { errorText } from '../../words/failureText.ts';
import { importWords } from '../../words/imports.ts';
import { failuresOf, jobTitles, resultText } from '../../words/jobText.ts';
import { measuredText } from '../../words/measured.ts';
import { messages } from '../../words/messages.ts';
import { writtenText } from '../../words/tagWriting.ts';

/** To be called with every change of every job; notifies once for each, and never of what had ended before. */
export function jobNotices(): (job: Job) => void {
  const running = new Set<number>();
  return (job) => {
    if (!hasEnded(job)) {
      running.add(job.id);
      return;
    }
    if (running.delete(job.id)) notifyOf(job);
  };
}

function notifyOf(job: Job): void {
  // Whoever looks at the list of jobs has seen it.
  if (useDialog.getState().open === 'activity') return;
  const { status } = job;
  const details = { label: messages.jobs.details, run: () => openDialog('activity') };
  // The import's own dialog says why.
  if (job.kind === 'import' && useDialog.getState().open === 'import' && status.state === 'failed') return;
  if (status.state === 'failed')
    notify(messages.common.told(jobTitles[job.kind], errorText(status.error)), {
      tone: 'problem',
      action: details,
    });
  // What is taken in by itself nobody waits for; nor for the overview, which is there in a moment.
  if (job.kind === 'watch') return;
  if (status.state === 'done' && status.result.kind === 'map' && status.result.report.layout === 'pca')
    return;
  if (status.state === 'done' && status.result.kind === 'import') {
    const { report } = status.result;
    if (!report.dryRun)
      notify(
        importWords.done(report),
        report.changeId === null ? {} : { action: undoAction({ of: 'tracks' }) },
      );
    return;
  }
  // The export's own dialog shows what came of it.
  if (status.state !== 'done' || status.result.kind === 'export' || status.result.kind === 'copy') return;
  if (status.result.kind === 'write-tags') {
    notifyWritten(job, status.result.report);
    return;
  }
  if (status.result.kind === 'organise' && status.result.report.waiting > 0) {
    const again = { label: messages.commands.names.undoOrganise, run: undoOrganise };
    notify(messages.common.told(jobTitles[job.kind], resultText(status.result)), { action: again });
    return;
  }
  if (status.result.kind === 'retrain') {
    const { report } = status.result;
    const measured = measuredText(report.model);
    notify(report.activated ? messages.learn.done(measured, report) : messages.learning.stays(measured));
  } else
    notify(
      messages.common.told(jobTitles[job.kind], resultText(status.result)),
      failuresOf(job).length > 0 ? { action: details } : {},
    );
}

/** Its own dialog shows what came of it, while it is open. */
function notifyWritten(job: Job, report: TagWritingReport): void {
  if (useDialog.getState().open === 'writeTags') return;
  const action =
    report.way === 'write' && report.written > 0
      ? undoAction({ of: 'files' })
      : { label: messages.jobs.details, run: () => openDialog('activity') };
  const text = messages.common.told(jobTitles[job.kind], writtenText(report));
  notify(text, report.written > 0 || report.refused > 0 ? { action } : {});
}
