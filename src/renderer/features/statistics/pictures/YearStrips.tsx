// Genres over years: a strip a genre, the deeper the more tracks; above them how many there are of each time.

import { genreColours } from '../../../parts/genres/colours.ts';
import type { Marks } from '../figure/useMarks.ts';
import { mostTracks } from '../part.ts';
import type { YearRows } from '../years.ts';
import { GenreDot } from './Rows.tsx';
import css from './YearStrips.module.css';

const atLeast = 0.14;

export function YearStrips({ rows, columns, marks }: YearRows & { readonly marks: Marks }) {
  const step = 100 / columns.length;
  const most = mostTracks(rows.flatMap(({ parts }) => parts));
  const mostInColumn = columns.reduce((largest, { tracks }) => Math.max(largest, tracks), 1);
  return (
    <div className={css['strips']}>
      <svg className={css['totals']} aria-hidden>
        {columns.map(({ first, tracks }, i) => (
          <rect
            key={first}
            className={css['total']}
            x={`${(i + 0.05) * step}%`}
            width={`${0.9 * step}%`}
            y={`${100 - (100 * tracks) / mostInColumn}%`}
            height={`${(100 * tracks) / mostInColumn}%`}
          />
        ))}
      </svg>
      {rows.map(({ genre, label, parts }, row) => (
        <div key={label} className={css['row']} {...(genre === null ? {} : genreColours(genre))}>
          <span className={css['name']} aria-hidden>
            <GenreDot genre={genre} />
            <span className={css['text']}>{label}</span>
          </span>
          <svg className={css['strip']} role="presentation">
            {parts.map((part, i) => (
              <g key={part.label} className={css['cell']} {...marks(row * columns.length + i)}>
                <rect className={css['ground']} x={`${i * step}%`} width={`${step}%`} height="100%" />
                {part.tracks === 0 ? null : (
                  <rect
                    className={css['part']}
                    x={`${(i + 0.03) * step}%`}
                    width={`${0.94 * step}%`}
                    height="100%"
                    fillOpacity={atLeast + (1 - atLeast) * Math.sqrt(part.tracks / most)}
                  />
                )}
              </g>
            ))}
          </svg>
        </div>
      ))}
      <div className={css['axis']} aria-hidden>
        {columns.map(({ first }, i) =>
          first % roundYears(columns) === 0 ? (
            <span key={first} className={css['tick']} style={{ left: `${(i + 0.5) * step}%` }}>
              {first}
            </span>
          ) : null,
        )}
      </div>
    </div>
  );
}

/** Every so many years is named below: some eight of them. */
function roundYears(columns: YearRows['columns']): number {
  const span = (columns.at(-1)?.last ?? 0) - (columns[0]?.first ?? 0) + 1;
  return [1, 2, 5, 10, 20, 50, 100, 500].find((years) => span / years <= 9) ?? 1000;
}
