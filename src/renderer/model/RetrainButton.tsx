// Learning from corrections: what the model in use knows, and a new one from what the person has said.
import { useMutation, useQuery } from '@tanstack/react-query';
import { GraduationCap } from 'lucide-react';
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import type { Job } from '../../core/model/job.ts';
import { api } from '../api.ts';
import { formatShare } from '../format.ts';
import { runningJobs } from '../jobs/jobList.ts';
import { jobText, shareOf } from '../jobs/jobText.ts';
import { messages } from '../messages.ts';
import { Button } from '../primitives/Button.tsx';
import { Progress } from '../primitives/Progress.tsx';
import { notifyFailure } from '../stores/failure.ts';
import css from './RetrainButton.module.css';

const words = messages.learn;

export function RetrainButton() {
  const { data: jobs } = useQuery(api.jobs.list.queryOptions());
  const running = runningJobs(jobs ?? []).find(({ kind }) => kind === 'retrain');
  return (
    <DialogTrigger>
      <Button icon={GraduationCap}>
        {running === undefined ? words.retrain : <Running job={running} />}
      </Button>
      <Popover className={css['popover'] ?? ''} placement="bottom end" offset={6}>
        <Dialog className={css['dialog'] ?? ''}>
          <Heading slot="title" className={css['title'] ?? ''}>
            {words.title}
          </Heading>
          <p className={css['detail']}>{words.detail}</p>
          <ModelInUse />
          <Start running={running} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Running({ job }: { readonly job: Job }) {
  const share = job.status.state === 'running' ? shareOf(job.status.progress) : null;
  return share === null ? words.running : `${words.running} ${formatShare(share)}`;
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
      <dd className={css['fact']}>{words.rows(rows, report.classes.length)}</dd>
      <dd className={css['fact']}>
        {report.accuracy === null ? words.accuracyUnknown : words.accuracy(formatShare(report.accuracy))}
      </dd>
      <dd className={css['fact']}>{words.corrections(corrected)}</dd>
    </dl>
  );
}

function Start({ running }: { readonly running: Job | undefined }) {
  const retrain = useMutation(api.models.retrain.mutationOptions({ onError: notifyFailure }));
  const cancel = useMutation(api.jobs.cancel.mutationOptions({ onError: notifyFailure }));
  if (running === undefined)
    return (
      <Button look="primary" isDisabled={retrain.isPending} onPress={() => retrain.mutate({})}>
        {words.start}
      </Button>
    );
  const { status } = running;
  return (
    <div className={css['running']}>
      <div className={css['progress']}>
        <Progress
          label={messages.jobs.progress(running.title)}
          share={status.state === 'running' ? shareOf(status.progress) : null}
        />
        <p className={css['fact']}>{status.state === 'running' ? status.progress.message : ''}</p>
        <p className={css['fact']}>{jobText(running)}</p>
      </div>
      <Button look="danger" onPress={() => cancel.mutate({ id: running.id })}>
        {words.cancel}
      </Button>
    </div>
  );
}
