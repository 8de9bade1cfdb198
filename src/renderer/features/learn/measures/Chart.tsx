// The frame of a drawing: its axes' ends in words, its grid, and its text for assistive technology.
import type { ReactNode } from 'react';
import css from './Chart.module.css';

/** The drawing's own units; what is drawn may stand over them by 10 on each side. */
export const width = 320;
export const height = 160;

interface ChartProps {
  readonly label: string;
  /** What the axes' ends mean: the upright one from bottom to top, the level one from first to last. */
  readonly top: string;
  readonly bottom: string;
  readonly first: string;
  /** Null where it is the first again. */
  readonly last: string | null;
  readonly children: ReactNode;
}

export function Chart({ label, top, bottom, first, last, children }: ChartProps) {
  return (
    <div className={css['chart']}>
      <span className={css['top']}>{top}</span>
      <span className={css['bottom']}>{bottom}</span>
      <svg
        className={css['drawing']}
        viewBox={`-10 -10 ${width + 20} ${height + 20}`}
        role="img"
        aria-label={label}
      >
        <path className={css['grid']} d={`M0 0H${width}M0 ${height / 2}H${width}M0 ${height}H${width}`} />
        {children}
      </svg>
      <span className={css['first']}>{first}</span>
      {last === null ? null : <span className={css['last']}>{last}</span>}
    </div>
  );
}

/** Why there is nothing to draw. */
export function NoChart({ children }: { readonly children: string }) {
  return <p className={css['needs']}>{children}</p>;
}
