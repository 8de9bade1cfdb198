// Learning from corrections: what the model in use knows, and a new one from the labels.
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Job } from '../../../core/domain/job.ts';
import { genresWithExamples } from '../../../core/domain/modelInfo.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { Button } from '../../primitives/Button.tsx';
import { DialogBody, DialogFoot, ModalDialog } from '../../primitives/ModalDialog.tsx';
import { Progress } from '../../primitives/Progress.tsx';
import { closeDialog } from '../../state/dialogs.ts';
import { useRetraining } from '../../state/useRetraining.ts';
import { api } from '../../wire/api.ts';
import { jobText, jobTitles, shareOf, stepText } from '../../words/jobText.ts';
import { measuredText } from '../../words/measured.ts';
import { messages } from '../../words/messages.ts';
import css from './RetrainDialog.module.css';

const words = messages.learn;

export function RetrainDialog() {
  const running = useRetraining();
  const retrain = useMutation(api.models.retrain.mutationOptions({ onError: notifyFailure }));
  const cancel = useMutation(api.jobs.cancel.mutationOptions({ onError: notifyFailure }));

  function press(): void {
    // Pressed twice it does it once; a disabled button would lose the keyboard.
    if (retrain.isPending || cancel.isPending) return;
    if (running === undefined) retrain.mutate({});
    else cancel.mutate({ id: running.id });
  }

  return (
    <ModalDialog title={words.title} width="narrow" onClose={closeDialog}>
      <DialogBody>
        <p className={css['detail']}>{words.detail}</p>
        <ModelInUse />
        {running === undefined ? null : <Running job={running} />}
      </DialogBody>
      <DialogFoot>
        {/* One button for both, so that the keyboard stays on it. */}
        <Button look={running === undefined ? 'primary' : 'danger'} autoFocus onPress={press}>
          {running === undefined ? words.start : words.cancel}
        </Button>
      </DialogFoot>
    </ModalDialog>
  );
}

function ModelInUse() {
  const { data: models } = useQuery(api.models.list.queryOptions());
  const { data: genres } = useQuery(api.genres.list.queryOptions());
  const model = models?.find(({ active }) => active);
  const corrected = (genres ?? []).reduce((sum, { labelled }) => sum + labelled, 0);
  if (model === undefined) return null;
  const { report } = model;
  const rows = Object.values(report.rowsPerClass).reduce((sum, count) => sum + count, 0);
  return (
    <dl className={css['model']}>
      <dt className={css['name']}>{words.model}</dt>
      <dd>{model.origin === 'starter' ? words.starter : words.personal}</dd>
      <dd className={css['fact']}>{words.rows(rows, genresWithExamples(report))}</dd>
      <dd className={css['fact']}>{measuredText(model, models?.length === 1)}</dd>
      <dd className={css['fact']}>{words.corrections(corrected)}</dd>
    </dl>
  );
}

function Running({ job }: { readonly job: Job }) {
  const { status } = job;
  return (
    <div className={css['running']}>
      <p>{status.state === 'running' ? stepText(status.progress.step) : words.running}</p>
      <Progress
        label={messages.jobs.progress(jobTitles[job.kind])}
        share={status.state === 'running' ? shareOf(status.progress) : null}
      />
      <p className={css['fact']}>{jobText(job)}</p>
    </div>
  );
}
