// The vocabulary as a tree: walked by keys, a place to drop tags and genres on, with what can become of a genre below.

import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { SearchBox } from '../../../primitives/fields/SearchBox.tsx';
import { readingKey } from '../../../primitives/readingKey.ts';
import { treeMove } from '../../../primitives/tree/treeKeys.ts';
import { type TreeLine, treeLines } from '../../../primitives/tree/treeLines.ts';
import { useOpenUnder } from '../../../primitives/tree/useOpenUnder.ts';
import { useGenreFinder } from '../../../state/useGenreFinder.ts';
import { api } from '../../../wire/api.ts';
import { messages } from '../../../words/messages.ts';
import { draggedOf, isDragged } from '../drag.ts';
import { toggleOpen, useTagsView } from '../tagsView.ts';
import { GenreActions, type GenreTask } from './GenreActions.tsx';
import { TreeItem, treeItemId } from './TreeItem.tsx';
import { genreTree } from './tree.ts';
import { useGenreActions } from './useGenreActions.ts';
import css from './VocabularyTree.module.css';

const words = messages.tags;
const rowHeight = 28;
const found = 200;

const tasks: Readonly<Record<string, GenreTask>> = {
  n: 'below',
  r: 'rename',
  p: 'place',
  m: 'merge',
  s: 'spell',
};

const noNames: readonly string[] = [];

export function VocabularyTree() {
  const { data: vocabulary } = useQuery(api.genres.vocabulary.queryOptions());
  const { treeSearch, open, at } = useTagsView();
  const { drop, ignore, takeBack, isPlaced, isIgnored } = useGenreActions();
  const [task, setTask] = useState<GenreTask | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const element = useRef<HTMLDivElement>(null);
  // The library's own do not come first here: it is the vocabulary that is looked through.
  const finder = useGenreFinder(noNames);
  const tree = useMemo(() => genreTree(vocabulary ?? []), [vocabulary]);
  const lines = useMemo(
    () =>
      treeSearch.trim() === ''
        ? treeLines(tree, open)
        : flatLines(finder.find(treeSearch, { atMost: found }).map(({ genre }) => genre)),
    [tree, open, treeSearch, finder],
  );
  const index = lines.findIndex(({ path }) => path === at);
  const line = lines[index];
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => element.current,
    estimateSize: () => rowHeight,
    getItemKey: (i) => lines[i]?.path ?? i,
    overscan: 8,
  });
  const visible = virtualizer.getVirtualItems();
  const latest = useRef({ index, virtualizer });
  latest.current = { index, virtualizer };
  useEffect(() => {
    if (at !== null && latest.current.index >= 0)
      latest.current.virtualizer.scrollToIndex(latest.current.index);
  }, [at]);
  useOpenUnder(over, lines, toggleOpen);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const inSight = Math.max(1, Math.floor((element.current?.clientHeight ?? 0) / rowHeight) - 1);
    const move = treeMove(readingKey(event.key), lines, index, inSight);
    if (event.key === 'Escape') useTagsView.setState({ at: null });
    else if (move?.kind === 'go') useTagsView.setState({ at: move.path });
    else if (move?.kind === 'toggle') toggleOpen(move.path);
    else if (line === undefined || !actOn(line, event.key)) return;
    event.preventDefault();
  }

  function actOn(here: TreeLine, key: string): boolean {
    const chosen = tasks[key.toLowerCase()];
    if (chosen !== undefined) setTask(chosen);
    else if (key.toLowerCase() === 'i') ignore(here.name);
    else if (key === 'Delete' && isPlaced(here.name)) takeBack(here.name);
    else return false;
    return true;
  }

  function onClick(event: MouseEvent<HTMLDivElement>): void {
    const hit = lineUnder(event.target, lines);
    if (hit === undefined) return;
    useTagsView.setState({ at: hit.path });
    if (event.target instanceof Element && event.target.closest('[data-twist]') !== null)
      toggleOpen(hit.path);
  }

  function onDragOver(event: DragEvent<HTMLDivElement>): void {
    if (!isDragged(event)) return;
    const hit = lineUnder(event.target, lines);
    setOver(hit?.path ?? null);
    if (hit === undefined) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'link';
  }

  function onDrop(event: DragEvent<HTMLDivElement>): void {
    const dragged = draggedOf(event);
    const hit = lineUnder(event.target, lines);
    setOver(null);
    if (dragged === null || hit === undefined) return;
    event.preventDefault();
    drop(dragged, hit.name);
  }

  return (
    <>
      <div className={css['search']}>
        <SearchBox
          label={words.searchTree}
          value={treeSearch}
          onChange={(typed) => useTagsView.setState({ treeSearch: typed })}
        />
      </div>
      <div
        ref={element}
        role="tree"
        aria-label={words.treeLabel}
        aria-activedescendant={visible.some(({ index: i }) => i === index) ? treeItemId(index) : undefined}
        tabIndex={0}
        className={css['tree']}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={(event) => {
          const hit = lineUnder(event.target, lines);
          if (hit !== undefined && hit.children > 0) toggleOpen(hit.path);
        }}
        onDragOver={onDragOver}
        onDragLeave={() => setOver(null)}
        onDrop={onDrop}
      >
        <div role="none" className={css['lines']} style={{ height: virtualizer.getTotalSize() }}>
          {visible.map(({ index: i, key, start }) => {
            const shown = lines[i];
            return shown === undefined ? null : (
              <TreeItem
                key={key}
                line={shown}
                index={i}
                top={start}
                active={i === index}
                over={over === shown.path}
                note={treeSearch.trim() === '' ? null : (tree.byName.get(shown.name)?.parents ?? [])}
                placed={isPlaced(shown.name)}
                ignored={isIgnored(shown.name)}
              />
            );
          })}
        </div>
      </div>
      <GenreActions
        genre={line === undefined ? null : (tree.byName.get(line.name) ?? null)}
        task={task}
        onTask={setTask}
      />
    </>
  );
}

/** What was found, without its place in the tree. */
function flatLines(names: readonly string[]): TreeLine[] {
  return names.map((name, i) => ({
    path: name,
    name,
    level: 1,
    children: 0,
    open: false,
    position: i + 1,
    siblings: names.length,
  }));
}

function lineUnder(target: EventTarget, lines: readonly TreeLine[]): TreeLine | undefined {
  const item = target instanceof Element ? target.closest('[data-line]') : null;
  const place = item?.getAttribute('data-line');
  return place === null || place === undefined ? undefined : lines[Number(place)];
}
