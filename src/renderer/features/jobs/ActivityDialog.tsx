// Everything that runs or ran, in earlier sessions too.
import { useQuery } from '@tanstack/react-query';
import { Coffee } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../primitives/Button.tsx';
import { EmptyState } from '../../primitives/EmptyState.tsx';
import { LoadFailed } from '../../primitives/LoadFailed.tsx';
import { DialogBody, ModalDialog } from '../../primitives/ModalDialog.tsx';
import { closeDialog } from '../../state/dialogs.ts';
import { api } from '../../wire/api.ts';
import { pastJobs, runningJobs } from '../../wire/jobList.ts';
import { messages } from '../../words/messages.ts';
import css from './ActivityDialog.module.css';
import { JobItem } from './JobItem.tsx';

const words = messages.jobs;
const shownAtFirst = 20;

export function ActivityDialog() {
  const { data: jobs, error, refetch } = useQuery(api.jobs.list.queryOptions());
  const [showsAll, setShowsAll] = useState(false);
  const running = runningJobs(jobs ?? []);
  const past = pastJobs(jobs ?? []);
  const shown = showsAll ? past : past.slice(0, shownAtFirst);
  return (
    <ModalDialog title={words.title} onClose={closeDialog}>
      <DialogBody>
        {jobs === undefined && error !== null ? (
          <LoadFailed title={words.loadFailed} error={error} onAgain={refetch} />
        ) : jobs?.length === 0 ? (
          <EmptyState icon={Coffee} title={words.nothing} detail={words.nothingDetail} />
        ) : (
          <>
            {running.length === 0 ? null : (
              <ul className={css['jobs']} aria-label={words.runningNow}>
                {running.map((job) => (
                  <JobItem key={job.id} job={job} />
                ))}
              </ul>
            )}
            {past.length === 0 ? null : (
              <section aria-labelledby="past-jobs">
                <h3 id="past-jobs" className={css['heading']}>
                  {words.past}
                </h3>
                <ul className={css['jobs']}>
                  {shown.map((job) => (
                    <JobItem key={job.id} job={job} />
                  ))}
                </ul>
                {shown.length === past.length ? null : (
                  <Button look="quiet" onPress={() => setShowsAll(true)}>
                    {words.earlier(past.length - shown.length)}
                  </Button>
                )}
              </section>
            )}
          </>
        )}
      </DialogBody>
    </ModalDialog>
  );
}
