// The clusters of the library, in every state that they can be in.

import { useQuery } from '@tanstack/react-query';
import { Boxes, Ear } from 'lucide-react';
import type { Clustering } from '../../../core/domain/clusters.ts';
import type { Job } from '../../../core/domain/job.ts';
import { RunningJob } from '../../parts/RunningJob.tsx';
import { EmptyState } from '../../primitives/EmptyState.tsx';
import { LoadFailed } from '../../primitives/LoadFailed.tsx';
import { api } from '../../wire/api.ts';
import { clusterWords as words } from '../../words/clusters.ts';
import { errorText } from '../../words/failureText.ts';
import { messages } from '../../words/messages.ts';
import { ClusterList } from './ClusterList.tsx';
import css from './Clusters.module.css';
import { FindBar } from './FindBar.tsx';
import { Trials } from './Trials.tsx';
import { useClusterJobs, usePlacing } from './useClusters.ts';

export default function Clusters() {
  const clusters = useQuery(api.clusters.get.queryOptions());
  const analysed = useQuery(api.library.summary.queryOptions()).data?.analysed;
  const { running, last } = useClusterJobs();
  usePlacing(clusters.data?.waiting ?? 0);
  return (
    <div className={css['tab']}>
      {running === undefined ? null : (
        <RunningJob job={running} label={words.finding} waiting={messages.jobs.queued} />
      )}
      {clusters.error !== null ? (
        <LoadFailed title={words.loadFailed} error={clusters.error} onAgain={() => void clusters.refetch()} />
      ) : clusters.data === undefined || analysed === undefined ? (
        <div className={css['waiting']} aria-busy />
      ) : clusters.data === null ? (
        <None analysed={analysed} last={last} isBusy={running !== undefined} />
      ) : (
        <Found clustering={clusters.data} last={last} isBusy={running !== undefined} />
      )}
    </div>
  );
}

/** How the last search ended, where that is not well. */
function troubleOf(last: Job | undefined): string | null {
  if (last?.status.state === 'failed') return errorText(last.status.error);
  return last?.status.state === 'cancelled' ? words.cancelled : null;
}

interface NoneProps {
  readonly analysed: number;
  readonly last: Job | undefined;
  readonly isBusy: boolean;
}

function None({ analysed, last, isBusy }: NoneProps) {
  if (analysed === 0)
    return <EmptyState icon={Ear} title={words.nothingHeard} detail={words.nothingHeardDetail} />;
  if (isBusy) return <div className={css['waiting']} aria-busy />;
  const isFailed = last?.status.state === 'failed';
  return (
    <EmptyState
      icon={Boxes}
      tone={isFailed ? 'problem' : 'plain'}
      title={isFailed ? words.failed : words.empty}
      detail={troubleOf(last) ?? words.emptyDetail}
    >
      <FindBar again={false} isDisabled={false} />
    </EmptyState>
  );
}

interface FoundProps {
  readonly clustering: Clustering;
  readonly last: Job | undefined;
  readonly isBusy: boolean;
}

function Found({ clustering, last, isBusy }: FoundProps) {
  const { clusters, clustered, method, outdated, waiting, gone } = clustering;
  const trouble = isBusy ? null : troubleOf(last);
  const notes = [
    clusters.length === 1 && clustered > 1 && clustering.asked !== 1 ? words.oneOnly : null,
    outdated ? words.outdated : null,
    waiting > 0 ? words.waiting(waiting) : null,
    gone.length > 0 ? words.gone(gone.map(({ name }) => name)) : null,
    trouble,
  ].filter((note) => note !== null);
  return (
    <div className={css['found']}>
      <div className={css['head']}>
        <p className={css['what']}>{words.all(clusters.length, clustered, method)}</p>
        <FindBar again isDisabled={isBusy} />
      </div>
      {notes.map((note) => (
        <p key={note} className={css['note']} role="status">
          {note}
        </p>
      ))}
      <Trials clustering={clustering} />
      <ClusterList clustering={clustering} />
    </div>
  );
}
