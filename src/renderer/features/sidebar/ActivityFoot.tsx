// The foot of the sidebar: what is being done right now, and the way to all of it.
import { useQuery } from '@tanstack/react-query';
import { Activity } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { Hidden } from '../../primitives/Hidden.tsx';
import { Progress } from '../../primitives/Progress.tsx';
import { openDialog } from '../../state/dialogs.ts';
import { api } from '../../wire/api.ts';
import { runningJobs } from '../../wire/jobList.ts';
import { jobText, jobTitles, shareOf } from '../../words/jobText.ts';
import { messages } from '../../words/messages.ts';
import css from './ActivityFoot.module.css';

const words = messages.jobs;

export function ActivityFoot() {
  const { data: jobs } = useQuery(api.jobs.list.queryOptions());
  const running = runningJobs(jobs ?? []);
  const job = running.findLast(({ status }) => status.state === 'running') ?? running.at(-1);
  return (
    <AriaButton className={css['foot'] ?? ''} onPress={() => openDialog('activity')}>
      <span className={css['line']}>
        <Activity size={15} aria-hidden className={css['picture']} />
        {job === undefined ? null : <Hidden>{words.label}: </Hidden>}
        <span className={css['title']}>{job === undefined ? words.title : jobTitles[job.kind]}</span>
        {running.length > 1 ? <span className={css['note']}>{words.running(running.length)}</span> : null}
      </span>
      {job === undefined ? null : (
        <>
          <Progress
            label={words.progress(jobTitles[job.kind])}
            share={job.status.state === 'running' ? shareOf(job.status.progress) : null}
          />
          <span className={css['note']}>{jobText(job)}</span>
        </>
      )}
    </AriaButton>
  );
}
