// An empty library invites: what to do, what will happen, and what never will; that of the demo tells how far its music is.
import { useQuery } from '@tanstack/react-query';
import { FolderPlus, GraduationCap, HardDrive, ShieldCheck } from 'lucide-react';
import type { Job } from '../../../core/domain/job.ts';
import { addFolder } from '../../commands/folderActions.ts';
import { RunningJob } from '../../parts/RunningJob.tsx';
import { Button } from '../../primitives/Button.tsx';
import { api, desktop } from '../../wire/api.ts';
import { runningJobs } from '../../wire/jobList.ts';
import { messages } from '../../words/messages.ts';
import css from './FirstRun.module.css';
import { Ripple } from './Ripple.tsx';

const words = messages.firstRun;
const pictures = [ShieldCheck, HardDrive, GraduationCap] as const;

export function FirstRun() {
  const { data: jobs } = useQuery(api.jobs.list.queryOptions());
  const composing = runningJobs(jobs ?? []).find(({ kind }) => kind === 'compose');
  return composing === undefined ? <Invitation /> : <Composing job={composing} />;
}

/** The demo has no music yet. */
function Composing({ job }: { readonly job: Job }) {
  return (
    <main className={css['page']}>
      <Ripple />
      <h1 className={css['title']}>{words.composing}</h1>
      <p className={css['detail']}>{words.composingDetail}</p>
      <div className={css['composing']}>
        <RunningJob job={job} label={words.composing} waiting={words.composingWait} />
      </div>
    </main>
  );
}

function Invitation() {
  return (
    <main className={css['page']}>
      <Ripple />
      <h1 className={css['title']}>{words.title}</h1>
      <p className={css['detail']}>{words.detail}</p>
      <div className={css['start']}>
        <Button look="primary" icon={FolderPlus} onPress={addFolder} autoFocus>
          {words.choose}
        </Button>
        {desktop === null ? null : <p className={css['drop']}>{words.dropToo}</p>}
      </div>
      <ul className={css['promises']}>
        {words.promises.map(({ title, detail }, i) => {
          const Picture = pictures[i] ?? ShieldCheck;
          return (
            <li key={title} className={css['promise']}>
              <Picture size={18} strokeWidth={1.75} aria-hidden className={css['picture']} />
              <h2 className={css['name']}>{title}</h2>
              <p className={css['text']}>{detail}</p>
            </li>
          );
        })}
      </ul>
    </main>
  );
}
