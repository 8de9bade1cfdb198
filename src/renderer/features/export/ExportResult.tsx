// How an export goes and what it wrote.

import { CircleCheck, ListMusic, TriangleAlert } from 'lucide-react';
import type { ExportWarning } from '../../../core/domain/exportWarning.ts';
import { hasEnded, type Job } from '../../../core/domain/job.ts';
import type { CopyReport } from '../../../core/domain/placing.ts';
import { Failures } from '../../parts/Failures.tsx';
import { RunningJob } from '../../parts/RunningJob.tsx';
import { Button } from '../../primitives/Button.tsx';
import { DialogBody, DialogFoot } from '../../primitives/ModalDialog.tsx';
import { Progress } from '../../primitives/Progress.tsx';
import { closeDialog } from '../../state/dialogs.ts';
import { errorText } from '../../words/failureText.ts';
import { formatClock } from '../../words/format.ts';
import { shareOf } from '../../words/jobText.ts';
import { messages } from '../../words/messages.ts';
import css from './ExportResult.module.css';

const words = messages.export;

interface ExportResultProps {
  /** Null until its first event is here. */
  readonly job: Job | null;
  readonly onAgain: () => void;
}

export function ExportResult({ job, onAgain }: ExportResultProps) {
  return (
    <>
      <DialogBody>
        {job === null || !hasEnded(job) ? <Running job={job} /> : <Outcome job={job} />}
      </DialogBody>
      <DialogFoot>
        <Button onPress={onAgain}>{words.again}</Button>
        <Button look="primary" autoFocus onPress={closeDialog}>
          {words.close}
        </Button>
      </DialogFoot>
    </>
  );
}

function Running({ job }: { readonly job: Job | null }) {
  if (job?.kind === 'copy') return <RunningJob job={job} label={words.copying} waiting={words.copying} />;
  return (
    <Progress
      label={words.running}
      share={job?.status.state === 'running' ? shareOf(job.status.progress) : null}
    />
  );
}

function Outcome({ job }: { readonly job: Job }) {
  const { status } = job;
  if (status.state === 'failed')
    return (
      <p role="alert" className={css['problem']}>
        {words.failed}: {errorText(status.error)}
      </p>
    );
  if (status.state === 'done' && status.result.kind === 'copy')
    return <Copied report={status.result.report} />;
  if (status.state !== 'done' || status.result.kind !== 'export') return <p>{messages.jobs.cancelled}</p>;
  const { folder, playlists, warnings, skipped } = status.result.report;
  if (playlists.length === 0) return <p>{words.nothing}</p>;
  return (
    <>
      <div className={css['done']} role="status">
        <CircleCheck size={20} aria-hidden className={css['good']} />
        <div>
          <p className={css['title']}>{words.done(playlists.length)}</p>
          <p className={css['folder']}>{words.into(folder)}</p>
        </div>
      </div>
      <ul className={css['files']}>
        {playlists.map(({ file, tracks, seconds }) => (
          <li key={file} className={css['file']} title={file}>
            <ListMusic size={15} aria-hidden className={css['picture']} />
            <span className={css['name']}>{nameOf(file)}</span>
            <span className={css['note']}>{messages.tracks(tracks)}</span>
            <span className={css['note']}>{formatClock(seconds)}</span>
          </li>
        ))}
      </ul>
      <Warnings warnings={warnings} />
      {skipped.length === 0 ? null : <Failures title={words.skipped(skipped.length)} failures={skipped} />}
    </>
  );
}

function Copied({ report }: { readonly report: CopyReport }) {
  const { folder, files, there, playlists, warnings, left } = report;
  return (
    <>
      <div className={css['done']} role="status">
        <CircleCheck size={20} aria-hidden className={css['good']} />
        <div>
          <p className={css['title']}>{words.copied(files, there)}</p>
          <p className={css['folder']}>{words.into(folder)}</p>
        </div>
      </div>
      <ul className={css['files']}>
        {playlists.map((file) => (
          <li key={file} className={css['file']} title={file}>
            <ListMusic size={15} aria-hidden className={css['picture']} />
            <span className={css['name']}>{nameOf(file)}</span>
          </li>
        ))}
      </ul>
      <Warnings warnings={warnings} />
      {left.length === 0 ? null : <Failures title={words.skipped(left.length)} failures={left} />}
    </>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly ExportWarning[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul className={css['warnings']} aria-label={words.warnings(warnings.length)}>
      {warnings.map(words.warning).map((warning) => (
        <li key={warning} className={css['warning']}>
          <TriangleAlert size={14} aria-hidden />
          {warning}
        </li>
      ))}
    </ul>
  );
}

/** A number may have been added: what is shown is what is there. */
function nameOf(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? file;
}
