// Which genre is it? One track at a time, playing, answered by one key.
import { skipToken, useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleHelp, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Review } from '../../../../core/domain/review.ts';
import { Button } from '../../../primitives/Button.tsx';
import { EmptyState } from '../../../primitives/EmptyState.tsx';
import { Progress } from '../../../primitives/Progress.tsx';
import { Screen } from '../../../primitives/Screen.tsx';
import { api } from '../../../wire/api.ts';
import { failureText } from '../../../words/failureText.ts';
import { messages } from '../../../words/messages.ts';
import css from '../ReviewScreen.module.css';
import { tally } from '../session.ts';
import { Learned } from './Learned.tsx';
import { Question } from './Question.tsx';
import { askAnyway, useQuestions, useSession } from './useReview.ts';

const words = messages.review;

export function GenreReview({ about }: { readonly about: ReactNode }) {
  const session = useSession((state) => state.session);
  const ask = useQuestions();
  const { answers, agreed } = tally(session, null);
  const [item, next] = session.queue;
  const seen = session.done.length;
  // Here before it is asked about: no title that is still empty.
  useQuery(api.tracks.get.queryOptions({ input: next === undefined ? skipToken : { id: next.id } }));
  return (
    <Screen
      title={words.title}
      status={answers === 0 ? '' : words.answered(answers)}
      actions={
        <>
          <Learned />
          {about}
        </>
      }
    >
      {item !== undefined ? (
        <>
          <Question key={item.id} item={item} />
          <footer className={css['foot']}>
            <Progress
              label={words.progressLabel}
              share={seen === 0 ? 0 : seen / (seen + session.queue.length)}
            />
            <p className={css['line']}>
              {words.progress(seen, seen + session.queue.length)}
              {'. '}
              {answers === 0 ? words.ask : words.agreed(agreed, answers)}
            </p>
          </footer>
        </>
      ) : ask.isError ? (
        <EmptyState icon={CircleHelp} title={words.loadFailed} detail={failureText(ask.error)}>
          <Button icon={RefreshCw} onPress={ask.again}>
            {words.again}
          </Button>
        </EmptyState>
      ) : ask.isSuccess ? (
        <Finished review={ask.data} onAgain={ask.again} />
      ) : (
        <p className={css['looking']}>{words.looking}</p>
      )}
    </Screen>
  );
}

interface FinishedProps {
  readonly review: Review;
  readonly onAgain: () => void;
}

/** All is answered, or what is left is not worth asking: that is said, and can be asked all the same. */
function Finished({ review: { open, likelyRight }, onAgain }: FinishedProps) {
  const { session, anyway } = useSession();
  const left = open - session.done.filter(({ said }) => said === null).length;
  const isWorthless = !anyway && left > 0;
  return (
    <EmptyState
      icon={CircleCheck}
      title={isWorthless ? words.enough : words.empty}
      detail={isWorthless ? words.enoughDetail(likelyRight, open) : words.emptyDetail}
    >
      {isWorthless ? <Button onPress={() => askAnyway(onAgain)}>{words.anyway}</Button> : null}
      <Button icon={RefreshCw} look={isWorthless ? 'quiet' : 'plain'} onPress={onAgain}>
        {words.again}
      </Button>
    </EmptyState>
  );
}
