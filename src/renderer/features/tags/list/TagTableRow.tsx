// One written tag: what was written, what it became, where it leads, who decided, on how many tracks.
import { UserRoundCheck } from 'lucide-react';
import { memo } from 'react';
import { displayGenre } from '../../../../core/genres/name.ts';
import { isUnmapped } from '../../../../core/genres/unmapped.ts';
import { GenreChip, GenreDot } from '../../../parts/genres/GenreChip.tsx';
import { formatCount } from '../../../words/format.ts';
import { messages } from '../../../words/messages.ts';
import { startDrag } from '../drag.ts';
import { type RowPlace, rowProps } from '../RowGrid.tsx';
import { facetsOf, type TagRow } from '../tagList.ts';
import css from './TagTable.module.css';

const words = messages.tags;

interface TagTableRowProps extends RowPlace {
  readonly row: TagRow;
  /** The user has changed its meaning. */
  readonly own: boolean;
}

export const TagTableRow = memo(function TagTableRow({ row, own, ...place }: TagTableRowProps) {
  return (
    <div
      role="row"
      tabIndex={-1}
      {...rowProps(row.written, place)}
      draggable
      onDragStart={(event) => startDrag(event, { kind: 'tag', name: row.written })}
    >
      <div role="gridcell" className={css['written']} tabIndex={-1} title={row.written}>
        <span className={css['text']}>{row.written}</span>
        {own ? <UserRoundCheck size={13} aria-label={words.yours} role="img" className={css['own']} /> : null}
      </div>
      <div role="gridcell" className={css['became']} tabIndex={-1}>
        <Meaning row={row} />
      </div>
      <div role="gridcell" className={css['declared']} tabIndex={-1}>
        {row.declared === null ? (
          <span className={css['none']} title={isUnmapped(row) ? words.unmapped : undefined}>
            {row.category === 'genre' ? '–' : ''}
          </span>
        ) : (
          <GenreChip genre={row.declared} />
        )}
      </div>
      <div role="gridcell" className={css['stage']} tabIndex={-1}>
        {words.stages[row.stage]}
      </div>
      <div role="gridcell" className={`${css['count']} ${css['counted']}`} tabIndex={-1}>
        {formatCount(row.count)}
      </div>
    </div>
  );
});

function Meaning({ row }: { readonly row: TagRow }) {
  const facets = facetsOf(row);
  if (row.genres.length === 0 && facets.length === 0)
    return <span className={css['none']}>{words.category[row.category]}</span>;
  return (
    <>
      {row.genres.map((genre) => (
        <span key={genre} className={css['genre']}>
          <GenreDot genre={genre} />
          {displayGenre(genre)}
        </span>
      ))}
      {facets.length === 0 ? null : <span className={css['facets']}>{facets.join(', ')}</span>}
    </>
  );
}
