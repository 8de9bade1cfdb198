// Is it this tag? One track at a time, playing, answered by yes or no.
import { skipToken, useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleHelp, GraduationCap, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { learnTags } from '../../../commands/trackTagActions.ts';
import { Button } from '../../../primitives/Button.tsx';
import { EmptyState } from '../../../primitives/EmptyState.tsx';
import { Progress } from '../../../primitives/Progress.tsx';
import { Screen } from '../../../primitives/Screen.tsx';
import { learnedUntil } from '../../../state/lastRetraining.ts';
import { api } from '../../../wire/api.ts';
import { failureText } from '../../../words/failureText.ts';
import { messages } from '../../../words/messages.ts';
import { trackTagWords } from '../../../words/trackTags.ts';
import css from '../ReviewScreen.module.css';
import { TagQuestion } from './TagQuestion.tsx';
import { tagTally } from './tagSitting.ts';
import { useTagQuestions, useTagSession } from './useTagReview.ts';

const words = trackTagWords.review;
const common = messages.review;
/** With fewer new answers learning again would hardly change anything. */
const worthwhile = 5;
/** Where the tag was not learned yet. */
const even = 0.5;

interface TagReviewProps {
  readonly tag: { readonly id: number; readonly name: string };
  readonly about: ReactNode;
}

export function TagReview({ tag, about }: TagReviewProps) {
  const { session, open } = useTagSession(tag);
  const ask = useTagQuestions(tag);
  const { data: figures } = useQuery(api.trackTags.figures.queryOptions());
  const { data: jobs = [] } = useQuery(api.jobs.list.queryOptions());
  const threshold = figures?.tags.find(({ id }) => id === tag.id)?.threshold ?? even;
  const tally = tagTally(session, threshold, learnedUntil(jobs, 'learn-tags'));
  const [item, next] = session.queue;
  const seen = session.done.length;
  const all = seen + session.queue.length;
  // Here before it is asked about: no title that is still empty.
  useQuery(api.tracks.get.queryOptions({ input: next === undefined ? skipToken : { id: next.id } }));
  return (
    <Screen
      title={common.title}
      status={tally.answers === 0 ? '' : common.answered(tally.answers)}
      actions={
        <>
          {tally.fresh >= worthwhile ? (
            <Button look="primary" icon={GraduationCap} onPress={learnTags}>
              {words.learn(tally.fresh)}
            </Button>
          ) : null}
          {about}
        </>
      }
    >
      {item !== undefined ? (
        <>
          <TagQuestion key={item.id} tag={tag} item={item} />
          <footer className={css['foot']}>
            <Progress label={common.progressLabel} share={seen === 0 ? 0 : seen / all} />
            <p className={css['line']} role="status">
              {[
                `${common.progress(seen, all)}.`,
                open === null ? null : words.left(open),
                ...(tally.answers === 0 ? [words.ask] : words.came(tally, tag.name)),
              ]
                .filter((part) => part !== null)
                .join(' ')}
            </p>
          </footer>
        </>
      ) : ask.isError ? (
        <EmptyState icon={CircleHelp} title={common.loadFailed} detail={failureText(ask.error)}>
          <Button icon={RefreshCw} onPress={ask.again}>
            {common.again}
          </Button>
        </EmptyState>
      ) : ask.isSuccess ? (
        <EmptyState icon={CircleCheck} title={words.none} detail={words.noneDetail(tag.name)}>
          <Button icon={RefreshCw} onPress={ask.again}>
            {common.again}
          </Button>
        </EmptyState>
      ) : (
        <p className={css['looking']}>{common.looking}</p>
      )}
    </Screen>
  );
}
