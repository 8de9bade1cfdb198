// Before the library is on screen: nothing for a moment, then that it is being opened, or why it cannot be.
import { CircleAlert } from 'lucide-react';
import { Button } from '../primitives/Button.tsx';
import { EmptyState } from '../primitives/EmptyState.tsx';
import { failureText } from '../words/failureText.ts';
import { messages } from '../words/messages.ts';
import css from './Opening.module.css';

const words = messages.opening;

interface OpeningProps {
  readonly error: Error | null;
  readonly onAgain: () => void;
}

export function Opening({ error, onAgain }: OpeningProps) {
  return (
    <main className={css['page']}>
      {error === null ? (
        <p className={css['opening']} role="status">
          {words.opening}
        </p>
      ) : (
        <EmptyState icon={CircleAlert} tone="problem" title={words.failed} detail={failureText(error)}>
          <Button onPress={onAgain}>{messages.table.tryAgain}</Button>
        </EmptyState>
      )}
    </main>
  );
}
