// One line a part, with a bar as long as its share of the largest.
import type { ReactNode } from 'react';
import { genreColours } from '../../../parts/genres/colours.ts';
import { formatCount } from '../../../words/format.ts';
import type { MarkProps, Marks } from '../figure/useMarks.ts';
import { mostTracks, type Part } from '../part.ts';
import css from './Rows.module.css';

interface RowsProps<P extends Part> {
  readonly parts: readonly P[];
  readonly marks: Marks;
  /** What stands before the name. */
  readonly sign?: (part: P) => ReactNode;
}

export function Rows<P extends Part>({ parts, marks, sign }: RowsProps<P>) {
  const most = mostTracks(parts);
  const hasDetails = parts.some(({ detail = '' }) => detail !== '');
  return (
    <div className={css['rows']}>
      {parts.map((part, i) => (
        <div
          key={part.label}
          className={css['row']}
          {...(part.genre == null ? {} : genreColours(part.genre))}
          {...withoutLabel(marks(i))}
        >
          {sign === undefined ? null : <span className={css['sign']}>{sign(part)}</span>}
          <span className={css['name']}>{part.label} </span>
          <svg className={css['line']} aria-hidden>
            <rect className={css['track']} width="100%" height="100%" />
            <rect
              className={part.genre === undefined ? css['bar'] : css['genre']}
              width={`${(100 * part.tracks) / most}%`}
              height="100%"
            />
          </svg>
          <span className={css['count']}>{formatCount(part.tracks)} </span>
          {hasDetails ? <span className={css['detail']}>{part.detail}</span> : null}
        </div>
      ))}
    </div>
  );
}

/** A genre's colour. */
export function GenreDot({ genre }: { readonly genre: string | null }) {
  return <span className={genre === null ? css['noDot'] : css['dot']} />;
}

/** What can be pressed is called as it is written. */
function withoutLabel(mark: MarkProps): Omit<MarkProps, 'aria-label'> {
  const { 'aria-label': label, ...rest } = mark;
  return rest.role === 'button' ? rest : { ...rest, ...{ 'aria-label': label } };
}
