// One genre in the tree of the sidebar: colour, name, how many tracks, the mean confidence of its predictions.
import { ChevronRight } from 'lucide-react';
import { displayGenre } from '../../../core/genres/name.ts';
import { genreColours } from '../../parts/genres/colours.ts';
import { thingData } from '../../parts/thingData.ts';
import type { TreeLine } from '../../primitives/tree/treeLines.ts';
import { type GenreTree, tracksWithBelow } from '../../state/list/lineage.ts';
import { formatShare } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import css from './Genres.module.css';
import { NavCount } from './NavList.tsx';

const words = messages.sidebar;

interface GenreLineProps {
  readonly line: TreeLine;
  readonly index: number;
  readonly tree: GenreTree;
  /** Some genre has others below it. */
  readonly nested: boolean;
  readonly selected: boolean;
  /** Tracks are held over it. */
  readonly isTarget: boolean;
}

export function genreLineId(index: number): string {
  return `sidebar-genre-${index}`;
}

export function GenreLine({ line, index, tree, nested, selected, isTarget }: GenreLineProps) {
  const { name, level, children, open } = line;
  const genre = tree.byName.get(name);
  const own = genre?.tracks ?? 0;
  const all = tracksWithBelow(tree, name);
  const confidence = genre?.meanConfidence ?? null;
  const sure = confidence === null ? '' : words.predictedWith(formatShare(confidence));
  const hints = [
    ...(own === all ? [] : [words.withBelowHint(own, all - own)]),
    ...(confidence === null ? [] : [words.predictedHint(formatShare(confidence))]),
  ];
  const classes = [css['line'], nested ? css['nested'] : '', isTarget ? css['target'] : ''];
  const { style, ...colours } = genreColours(name);
  return (
    <div
      role="treeitem"
      id={genreLineId(index)}
      data-path={line.path}
      data-drop-genre={name}
      {...(genre === undefined ? {} : thingData({ kind: 'genre', genreId: genre.id }))}
      tabIndex={-1}
      aria-level={level}
      aria-posinset={line.position}
      aria-setsize={line.siblings}
      aria-selected={selected}
      {...(children > 0 ? { 'aria-expanded': open } : {})}
      className={classes.join(' ')}
      {...colours}
      style={{ ...style, '--level': level - 1 }}
      title={hints.length === 0 ? undefined : hints.join('\n')}
    >
      {nested ? (
        <span className={css['twist']} data-twist={children > 0 ? '' : undefined}>
          {children > 0 ? <ChevronRight size={13} aria-hidden className={open ? css['turned'] : ''} /> : null}
        </span>
      ) : null}
      <span className={css['dot']} aria-hidden />
      <span className={css['name']}>{displayGenre(name)}</span>
      {own === all ? (
        <NavCount count={all} note={sure} />
      ) : (
        <NavCount count={all} shown={words.ofWhich(own, all)} note={words.withBelow + sure} />
      )}
    </div>
  );
}
