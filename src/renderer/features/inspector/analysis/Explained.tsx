// Whatever needs the explanation of a track: fetched when it comes into sight, of the same height while it is on its way.
import type { ReactNode } from 'react';
import type { Explanation } from '../../../../core/domain/explanation.ts';
import { Button } from '../../../primitives/Button.tsx';
import { failureText } from '../../../words/failureText.ts';
import { messages } from '../../../words/messages.ts';
import css from './Explained.module.css';
import { useExplanation } from './useExplanation.ts';
import { useSeen } from './useSeen.ts';

const words = messages.inspector;

interface ExplainedProps {
  readonly trackId: number;
  /** How many rows it usually has. */
  readonly rows: number;
  readonly children: (explanation: Explanation) => ReactNode;
}

export function Explained({ trackId, rows, children }: ExplainedProps) {
  const { place, seen } = useSeen<HTMLDivElement>();
  const { data, error, refetch } = useExplanation(trackId, seen);
  if (data !== undefined) return children(data);
  if (error !== null)
    return (
      <div className={css['failed']} role="alert">
        <p>
          {words.explainFailed}: {failureText(error)}
        </p>
        <Button onPress={() => void refetch()}>{messages.common.tryAgain}</Button>
      </div>
    );
  return (
    <div
      ref={place}
      role="status"
      aria-label={words.explaining}
      className={css['waiting']}
      data-asked={seen || undefined}
    >
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
        <span key={row} className={css['row']} />
      ))}
    </div>
  );
}
