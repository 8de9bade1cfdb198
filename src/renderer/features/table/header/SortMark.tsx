// Which way a column is sorted, and as which key where there are several.
import { ArrowDown, ArrowUp } from 'lucide-react';
import css from './SortMark.module.css';

interface SortMarkProps {
  readonly direction: 'ascending' | 'descending';
  /** From 1; null where it is the only key. */
  readonly rank: number | null;
}

export function SortMark({ direction, rank }: SortMarkProps) {
  const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
  return (
    <span className={css['mark']} aria-hidden>
      <Arrow size={12} />
      {rank}
    </span>
  );
}
