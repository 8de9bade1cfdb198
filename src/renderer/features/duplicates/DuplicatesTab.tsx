// Recordings that stand in several files: looked for, listed, compared, in every state that this can be in.

import { useMutation, useQuery } from '@tanstack/react-query';
import { Copy, Files, MusicIcon } from 'lucide-react';
import type { DuplicateSummary } from '../../../core/domain/duplicates.ts';
import { hasEnded, type Job } from '../../../core/domain/job.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { Button } from '../../primitives/Button.tsx';
import { EmptyState } from '../../primitives/EmptyState.tsx';
import { LoadFailed } from '../../primitives/LoadFailed.tsx';
import { api } from '../../wire/api.ts';
import { duplicatesWords as words } from '../../words/duplicates.ts';
import { errorText } from '../../words/failureText.ts';
import css from './DuplicatesTab.module.css';
import { Groups } from './Groups.tsx';
import { Looking } from './Looking.tsx';

export default function DuplicatesTab() {
  const list = useQuery(api.duplicates.list.queryOptions());
  const state = useQuery(api.duplicates.state.queryOptions()).data;
  const present = useQuery(api.library.summary.queryOptions()).data?.present;
  const { running, last } = useLooks();
  const failed = list.error;
  return (
    <div className={css['tab']}>
      {running === undefined ? null : <Looking job={running} />}
      {failed !== null ? (
        <LoadFailed title={words.loadFailed} error={failed} onAgain={() => void list.refetch()} />
      ) : list.data === undefined || state === undefined || present === undefined ? (
        <div className={css['waiting']} aria-busy />
      ) : list.data.length === 0 ? (
        <NoGroups state={state} present={present} last={last} isBusy={running !== undefined} />
      ) : (
        <>
          <Bar
            groups={list.data}
            waiting={state.waiting}
            failed={state.failed}
            last={last}
            isBusy={running !== undefined}
          />
          <Groups groups={list.data} />
        </>
      )}
    </div>
  );
}

/** The look that is under way, and the last that ended. */
function useLooks(): { readonly running: Job | undefined; readonly last: Job | undefined } {
  const { data: jobs = [] } = useQuery(api.jobs.list.queryOptions());
  const looks = jobs.filter(({ kind }) => kind === 'duplicates');
  return { running: looks.find((job) => !hasEnded(job)), last: looks.find(hasEnded) };
}

function LookButton({ isAgain, isBusy }: { readonly isAgain: boolean; readonly isBusy: boolean }) {
  const look = useMutation(api.duplicates.look.mutationOptions({ onError: notifyFailure }));
  return (
    <Button
      look={isAgain ? 'plain' : 'primary'}
      isDisabled={isBusy || look.isPending}
      onPress={() => look.mutate(undefined)}
    >
      {isAgain ? words.lookAgain : words.look}
    </Button>
  );
}

interface BarProps {
  readonly groups: readonly DuplicateSummary[];
  readonly waiting: number;
  readonly failed: number;
  readonly last: Job | undefined;
  readonly isBusy: boolean;
}

function Bar({ groups, waiting, failed, last, isBusy }: BarProps) {
  const inThem = groups.reduce((sum, { trackIds }) => sum + trackIds.length, 0);
  const notes = [words.status(groups.length, inThem), ...(isBusy ? [] : notesOf(waiting, failed, last))];
  return (
    <div className={css['bar']}>
      <p className={css['status']} role="status">
        {notes.join(' · ')}
      </p>
      {isBusy ? null : <LookButton isAgain={waiting === 0} isBusy={isBusy} />}
    </div>
  );
}

function notesOf(waiting: number, failed: number, last: Job | undefined): string[] {
  const away =
    last?.status.state === 'done' && last.status.result.kind === 'duplicates'
      ? last.status.result.report.away
      : 0;
  return [
    ...(last?.status.state === 'failed' ? [errorText(last.status.error)] : []),
    ...(away > 0 ? [words.away(away)] : waiting > 0 ? [words.toHear(waiting)] : []),
    ...(failed > 0 ? [words.failed(failed)] : []),
  ];
}

interface NoGroupsProps {
  readonly state: {
    readonly lookedAt: number | null;
    readonly printed: number;
    readonly waiting: number;
    readonly failed: number;
  };
  readonly present: number;
  readonly last: Job | undefined;
  readonly isBusy: boolean;
}

/** Why there is nothing to compare, and what can be done about it. */
function NoGroups({ state, present, last, isBusy }: NoGroupsProps) {
  if (present === 0)
    return <EmptyState icon={MusicIcon} title={words.emptyTitle} detail={words.emptyDetail} />;
  // Its progress stands above.
  if (isBusy) return <div className={css['waiting']} aria-busy />;
  const failure = last?.status.state === 'failed' ? errorText(last.status.error) : null;
  if (failure !== null)
    return (
      <EmptyState icon={Copy} tone="problem" title={words.lookFailed} detail={failure}>
        <LookButton isAgain isBusy={isBusy} />
      </EmptyState>
    );
  if (state.lookedAt === null)
    return (
      <EmptyState
        icon={Copy}
        title={words.notLooked}
        detail={last?.status.state === 'cancelled' ? words.interrupted : words.notLookedDetail}
      >
        <LookButton isAgain={false} isBusy={isBusy} />
      </EmptyState>
    );
  const detail = [
    words.noneDetail(state.printed),
    ...notesOf(state.waiting, state.failed, last).map((note) => `${note}.`),
  ];
  return (
    <EmptyState icon={Files} title={words.none} detail={detail.join(' ')}>
      <LookButton isAgain isBusy={isBusy} />
    </EmptyState>
  );
}
