// How an export goes and what it wrote.
import { CircleCheck, ListMusic } from 'lucide-react';
import { displayGenre } from '../../core/genres/name.ts';
import { hasEnded, type Job } from '../../core/model/job.ts';
import { formatClock } from '../format.ts';
import { Failures } from '../jobs/Failures.tsx';
import { messages } from '../messages.ts';
import { Button } from '../primitives/Button.tsx';
import { DialogBody, DialogFoot } from '../primitives/ModalDialog.tsx';
import { Progress } from '../primitives/Progress.tsx';
import { closeDialog } from '../stores/dialogs.ts';
import css from './ExportResult.module.css';

const words = messages.export;

interface ExportResultProps {
  /** Null until it has been heard of. */
  readonly job: Job | null;
  readonly onAgain: () => void;
}

export function ExportResult({ job, onAgain }: ExportResultProps) {
  return (
    <>
      <DialogBody>
        {job === null || !hasEnded(job) ? (
          <Progress label={words.running} share={null} />
        ) : (
          <Outcome job={job} />
        )}
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

function Outcome({ job }: { readonly job: Job }) {
  const { status } = job;
  if (status.state === 'failed')
    return (
      <p role="alert" className={css['problem']}>
        {words.failed}: {status.error.message}
      </p>
    );
  if (status.state !== 'done' || status.result.kind !== 'export') return <p>{messages.jobs.cancelled}</p>;
  const { folder, playlists, skipped } = status.result.report;
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
        {playlists.map(({ genre, file, tracks, seconds }) => (
          <li key={file} className={css['file']} title={file}>
            <ListMusic size={15} aria-hidden className={css['picture']} />
            <span className={css['name']}>{displayGenre(genre)}</span>
            <span className={css['note']}>{messages.tracks(tracks)}</span>
            <span className={css['note']}>{formatClock(seconds)}</span>
          </li>
        ))}
      </ul>
      {skipped.length === 0 ? null : <Failures title={words.skipped(skipped.length)} failures={skipped} />}
    </>
  );
}
