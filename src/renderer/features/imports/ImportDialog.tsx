// Imports from another program: a file is chosen, what would come in is shown, and a person agrees.

import { useMutation, useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { foreignEndings } from '../../../core/domain/foreign.ts';
import { hasEnded, type Job } from '../../../core/domain/job.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { FolderBrowser } from '../../parts/folders/FolderBrowser.tsx';
import { Button } from '../../primitives/Button.tsx';
import { DialogBody, DialogFoot, ModalDialog } from '../../primitives/ModalDialog.tsx';
import { PathLine } from '../../primitives/PathLine.tsx';
import { Progress } from '../../primitives/Progress.tsx';
import { closeDialog } from '../../state/dialogs.ts';
import { chooseImport, useImportChoice } from '../../state/importChoice.ts';
import { api } from '../../wire/api.ts';
import { errorText } from '../../words/failureText.ts';
import { importWords as words } from '../../words/imports.ts';
import { shareOf, stepText } from '../../words/jobText.ts';
import { messages } from '../../words/messages.ts';
import css from './ImportDialog.module.css';
import { ImportPreview } from './ImportPreview.tsx';

export function ImportDialog() {
  const { file } = useImportChoice();
  return (
    <ModalDialog title={words.title} onClose={closeDialog}>
      {file === null ? <ChooseFile /> : <OneFile key={file} file={file} />}
    </ModalDialog>
  );
}

function ChooseFile() {
  const [path, setPath] = useState<string | null>(null);
  return (
    <>
      <DialogBody>
        <p className={css['note']}>{words.explanation}</p>
        <FolderBrowser
          path={path}
          onPath={setPath}
          files={{
            endings: foreignEndings,
            onFile: chooseImport,
            path: words.path,
            inside: words.inside,
            empty: words.empty,
          }}
        />
      </DialogBody>
      <DialogFoot>
        <Button onPress={closeDialog}>{messages.common.cancel}</Button>
      </DialogFoot>
    </>
  );
}

/** Two jobs, one after the other: one that looks, and, when a person has agreed, one that takes in. */
function OneFile({ file }: { readonly file: string }) {
  const [jobId, setJobId] = useState<number | null>(null);
  const { data: jobs } = useQuery(api.jobs.list.queryOptions());
  const { mutate: start, isPending } = useMutation(
    api.imports.start.mutationOptions({
      onSuccess: (started) => setJobId(started.jobId),
      onError: notifyFailure,
    }),
  );
  const cancel = useMutation(api.jobs.cancel.mutationOptions({ onError: notifyFailure }));
  useEffect(() => start({ paths: [file], dryRun: true }), [start, file]);
  const job = jobs?.find(({ id }) => id === jobId) ?? null;
  const report =
    job?.status.state === 'done' && job.status.result.kind === 'import' ? job.status.result.report : null;
  const isTakenIn = report !== null && !report.dryRun;
  // What came in is told where it can be taken back.
  useEffect(() => {
    if (isTakenIn) closeDialog();
  }, [isTakenIn]);

  if (job === null || !hasEnded(job) || isPending || isTakenIn)
    return <Running file={file} job={job} onCancel={() => jobId !== null && cancel.mutate({ id: jobId })} />;
  if (report === null) return <Refused file={file} job={job} />;
  return (
    <ImportPreview
      report={report}
      onImport={(genresAsLabels) => start({ paths: [file], genresAsLabels })}
      onAnother={() => chooseImport(null)}
    />
  );
}

interface RunningProps {
  readonly file: string;
  readonly job: Job | null;
  readonly onCancel: () => void;
}

function Running({ file, job, onCancel }: RunningProps) {
  const progress = job?.status.state === 'running' ? job.status.progress : null;
  return (
    <>
      <DialogBody>
        <PathLine path={file} />
        <p className={css['note']} role="status">
          {progress === null ? words.looking : stepText(progress.step)}
        </p>
        <Progress label={words.looking} share={progress === null ? null : shareOf(progress)} />
      </DialogBody>
      <DialogFoot>
        <Button isDisabled={job === null} onPress={onCancel}>
          {messages.common.cancel}
        </Button>
      </DialogFoot>
    </>
  );
}

function Refused({ file, job: { status } }: { readonly file: string; readonly job: Job }) {
  return (
    <>
      <DialogBody>
        <PathLine path={file} />
        <div className={css['refused']} role="alert">
          <TriangleAlert size={16} aria-hidden />
          <div>
            <p className={css['title']}>{words.refused}</p>
            <p>{status.state === 'failed' ? errorText(status.error) : messages.jobs.cancelled}</p>
          </div>
        </div>
      </DialogBody>
      <DialogFoot>
        <Button onPress={closeDialog}>{messages.common.close}</Button>
        <Button look="primary" autoFocus onPress={() => chooseImport(null)}>
          {words.another}
        </Button>
      </DialogFoot>
    </>
  );
}
