// The genres as a tree: each lists its tracks with those of the genres below it, and takes tracks that are dropped on it.

import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from 'react';
import type { Genre } from '../../../core/domain/genre.ts';
import { readingKey } from '../../primitives/readingKey.ts';
import { treeMove } from '../../primitives/tree/treeKeys.ts';
import { below, isBelow, treeLines } from '../../primitives/tree/treeLines.ts';
import { useOpenUnder } from '../../primitives/tree/useOpenUnder.ts';
import { useDrag } from '../../state/drag.ts';
import { above, type GenreTree, genreTree, usedGenres } from '../../state/list/lineage.ts';
import { showView, useView } from '../../state/list/view.ts';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { GenreLine, genreLineId } from './GenreLine.tsx';
import css from './Genres.module.css';
import { NavSection, useShownView } from './NavList.tsx';
import { openGenres, toggleGenre, useOpenGenres } from './openGenres.ts';

const words = messages.sidebar;
const headingId = 'genres';
/** A page key goes so far. */
const page = 10;
const noGenres: readonly Genre[] = [];

export function Genres() {
  const { data: genres } = useQuery(api.genres.list.queryOptions());
  const chosen = useView(({ view }) => (view.kind === 'genre' ? view.genreId : null));
  const shown = useShownView();
  const open = useOpenGenres((state) => state.open);
  const tree = useMemo(() => genreTree(usedGenres(genres ?? noGenres, chosen)), [genres, chosen]);
  const lines = useMemo(() => treeLines(tree, open), [tree, open]);
  const shownId = shown?.kind === 'genre' ? shown.genreId : null;
  const index = lines.findIndex(({ name }) => tree.byName.get(name)?.id === shownId);
  const held = useDrag(({ drag }) => (drag?.target?.kind === 'genre' ? drag.target.genre : null));
  useOpenUnder(lines.find(({ name }) => name === held)?.path ?? null, lines, toggleGenre);

  useReveal(tree, genres === undefined, genres?.find(({ id }) => id === chosen)?.name);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (index >= 0 && document.activeElement === element.current)
      document.getElementById(genreLineId(index))?.scrollIntoView({ block: 'nearest' });
  }, [index]);

  function go(path: string): void {
    const name = lines.find((line) => line.path === path)?.name ?? '';
    const genreId = tree.byName.get(name)?.id;
    if (genreId !== undefined) showView({ kind: 'genre', genreId });
  }

  function toggle(path: string): void {
    // What is shown would be out of sight: what it stands below is shown in its stead.
    const here = lines[index];
    if (here !== undefined && open.has(path) && isBelow(here.path, path)) go(path);
    toggleGenre(path);
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const move = treeMove(readingKey(event.key), lines, index, page);
    if (move === null) return;
    event.preventDefault();
    if (move.kind === 'go') go(move.path);
    else toggle(move.path);
  }

  function onClick(event: MouseEvent<HTMLDivElement>): void {
    if (!(event.target instanceof Element)) return;
    const path = event.target.closest('[data-path]')?.getAttribute('data-path') ?? null;
    if (path === null) return;
    if (event.target.closest('[data-twist]') === null) go(path);
    else toggle(path);
  }

  if (lines.length === 0) return null;
  return (
    <NavSection id={headingId} title={words.genres}>
      <div
        ref={element}
        role="tree"
        aria-labelledby={headingId}
        aria-activedescendant={index < 0 ? undefined : genreLineId(index)}
        tabIndex={0}
        className={css['tree']}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={(event) => {
          const path =
            event.target instanceof Element
              ? event.target.closest('[data-path]')?.getAttribute('data-path')
              : null;
          const line = lines.find((one) => one.path === path);
          if (line !== undefined && line.children > 0) toggle(line.path);
        }}
      >
        {lines.map((line, i) => (
          <GenreLine
            key={line.path}
            line={line}
            index={i}
            tree={tree}
            nested={tree.children.size > 0}
            selected={i === index}
            isTarget={held === line.name}
          />
        ))}
      </div>
    </NavSection>
  );
}

/** What is shown is in sight, wherever it was chosen; so is a genre that was not there before. */
function useReveal(tree: GenreTree, isLoading: boolean, chosen: string | undefined): void {
  const latest = useRef(tree);
  latest.current = tree;
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (chosen !== undefined) openGenres(wayTo(latest.current, chosen));
  }, [chosen]);
  useEffect(() => {
    if (isLoading) return;
    const before = known.current;
    known.current = new Set(tree.byName.keys());
    if (before === null) return;
    openGenres(
      [...tree.byName.keys()].filter((name) => !before.has(name)).flatMap((name) => wayTo(tree, name)),
    );
  }, [tree, isLoading]);
}

/** The paths of all that it stands below. */
function wayTo(tree: GenreTree, name: string): string[] {
  const way: string[] = [];
  for (const parent of above(tree, name).reverse()) way.push(below(way.at(-1) ?? '', parent));
  return way;
}
