// Before the library is on screen: nothing for a moment, then that it is being opened, or why it cannot be.
import { LoadFailed } from '../primitives/LoadFailed.tsx';
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
        <LoadFailed title={words.failed} error={error} onAgain={onAgain} />
      )}
    </main>
  );
}
