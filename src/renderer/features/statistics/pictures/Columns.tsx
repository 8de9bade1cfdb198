// Upright bars side by side over one axis: a histogram, or time.

import type { Marks } from '../figure/useMarks.ts';
import { mostTracks, type Part } from '../part.ts';
import type { Bins } from '../parts.ts';
import css from './Columns.module.css';

export interface Tick {
  /** After so many bars. */
  readonly at: number;
  readonly text: string;
}

interface ColumnsProps {
  readonly parts: readonly Part[];
  readonly ticks: readonly Tick[];
  readonly marks: Marks;
  readonly isLow?: boolean;
}

export function Columns({ parts, ticks, marks, isLow = false }: ColumnsProps) {
  const most = mostTracks(parts);
  const step = 100 / parts.length;
  return (
    <div className={css['columns']}>
      <svg className={css['drawing']} data-low={isLow || undefined} role="presentation">
        {parts.map((part, i) => (
          <g key={part.label} className={css['column']} {...marks(i)}>
            <rect className={css['reach']} x={`${i * step}%`} width={`${step}%`} height="100%" />
            {part.tracks === 0 ? null : (
              <rect
                className={css['bar']}
                x={`${(i + 0.07) * step}%`}
                width={`${0.86 * step}%`}
                style={{ '--share': part.tracks / most }}
              />
            )}
          </g>
        ))}
      </svg>
      <div className={css['axis']} aria-hidden>
        {ticks.map(({ at, text }) => (
          <span
            key={text}
            className={css['tick']}
            style={{ left: `${at * step}%` }}
            data-end={at === 0 ? 'first' : at === parts.length ? 'last' : undefined}
          >
            {text}
          </span>
        ))}
      </div>
    </div>
  );
}

/** Some six of the edges. */
export function edgeTicks(edges: Bins['edges'], text: (edge: number) => string): Tick[] {
  const every = Math.max(1, Math.ceil(edges.length / 6));
  return edges.flatMap(({ at, edge }, i) => (i % every === 0 ? [{ at, text: text(edge) }] : []));
}

/** What the first and the last bar stand for. */
export function endTicks(parts: readonly Part[]): Tick[] {
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return [];
  return first === last
    ? [{ at: 0.5, text: first.label }]
    : [
        { at: 0, text: first.label },
        { at: parts.length, text: last.label },
      ];
}
