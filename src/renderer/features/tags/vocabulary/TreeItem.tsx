// One genre in the tree of the vocabulary.
import { Ban, ChevronRight, UserRoundCheck } from 'lucide-react';
import { displayGenre } from '../../../../core/genres/name.ts';
import { GenreDot } from '../../../parts/genres/GenreChip.tsx';
import type { TreeLine } from '../../../primitives/tree/treeLines.ts';
import { formatCount } from '../../../words/format.ts';
import { messages } from '../../../words/messages.ts';
import { startDrag } from '../drag.ts';
import css from './VocabularyTree.module.css';

const words = messages.tags;

interface TreeItemProps {
  readonly line: TreeLine;
  readonly index: number;
  /** Pixels from the top of the tree. */
  readonly top: number;
  readonly active: boolean;
  /** Something is held over it. */
  readonly over: boolean;
  /** Genres that it stands under, where the tree does not show that. */
  readonly note: readonly string[] | null;
  readonly placed: boolean;
  readonly ignored: boolean;
}

export function treeItemId(index: number): string {
  return `genre-line-${index}`;
}

export function TreeItem({ line, index, top, active, over, note, placed, ignored }: TreeItemProps) {
  const classes = [
    css['line'],
    active ? css['active'] : '',
    over ? css['over'] : '',
    ignored ? css['ignored'] : '',
  ];
  return (
    <div
      role="treeitem"
      id={treeItemId(index)}
      data-line={index}
      tabIndex={-1}
      aria-level={line.level}
      aria-posinset={line.position}
      aria-setsize={line.siblings}
      aria-selected={active}
      {...(line.children > 0 ? { 'aria-expanded': line.open } : {})}
      className={classes.join(' ')}
      style={{ transform: `translateY(${top}px)`, '--level': line.level - 1 }}
      draggable
      onDragStart={(event) => startDrag(event, { kind: 'genre', name: line.name })}
    >
      <span className={css['twist']} data-twist={line.children > 0 ? '' : undefined}>
        {line.children > 0 ? (
          <ChevronRight size={13} aria-hidden className={line.open ? css['turned'] : ''} />
        ) : null}
      </span>
      <GenreDot genre={line.name} />
      <span className={css['name']}>{displayGenre(line.name)}</span>
      {placed ? (
        <UserRoundCheck size={12} role="img" aria-label={words.ownMark} className={css['own']} />
      ) : null}
      {ignored ? <Ban size={12} role="img" aria-label={words.ignoredMark} className={css['own']} /> : null}
      <span className={css['note']}>
        {note === null
          ? line.children === 0
            ? ''
            : formatCount(line.children)
          : note.map(displayGenre).join(', ')}
      </span>
    </div>
  );
}
