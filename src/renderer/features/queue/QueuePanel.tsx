// What plays next, beside the list: dragged or moved by keyboard, played, taken out.
import { skipToken, useQuery } from '@tanstack/react-query';
import { GripVertical, ListEnd, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { rowsAtOnce } from '../../../core/contract/tracks.ts';
import type { TrackRow } from '../../../core/domain/track.ts';
import { playQueued } from '../../commands/playing/queueActions.ts';
import { Button, IconButton } from '../../primitives/Button.tsx';
import { EmptyState } from '../../primitives/EmptyState.tsx';
import { Keys } from '../../primitives/Key.tsx';
import { focusGrid } from '../../state/focus.ts';
import {
  clearQueue,
  moveQueued,
  type Queued,
  removeQueued,
  showQueue,
  stepQueued,
  useQueue,
} from '../../state/playing/queue.ts';
import { api } from '../../wire/api.ts';
import { formatClock } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import css from './QueuePanel.module.css';

const words = messages.player;
const listId = 'queue';

export function QueuePanel() {
  const queued = useQueue((state) => state.queued);
  const isEmpty = queued.length === 0;
  const panel = useRef<HTMLElement>(null);
  // The keyboard goes along, to the list where there is one.
  useEffect(() => {
    const before = document.activeElement;
    (document.getElementById(listId) ?? panel.current)?.focus();
    // And back to where it was when the panel goes.
    return () => {
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
      else focusGrid();
    };
  }, []);
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={words.queue}
      className={css['panel']}
      onKeyDown={(event) => {
        if (event.key === 'Escape') showQueue(false);
      }}
    >
      <header className={css['head']}>
        <h2>{words.queueOf(queued.length)}</h2>
        {isEmpty ? null : (
          <Button look="quiet" onPress={clearQueue}>
            {words.clearQueue}
          </Button>
        )}
        <IconButton icon={X} label={words.closeQueue} onPress={() => showQueue(false)} />
      </header>
      {isEmpty ? (
        <EmptyState icon={ListEnd} title={words.queueEmpty} detail={words.queueEmptyDetail}>
          <Keys names={['Q']} isRead />
        </EmptyState>
      ) : (
        <>
          <QueueList queued={queued} />
          <p className={css['foot']}>
            {words.queueThen} {words.queueKeys}
          </p>
        </>
      )}
    </section>
  );
}

function QueueList({ queued }: { readonly queued: readonly Queued[] }) {
  const ids = [...new Set(queued.slice(0, rowsAtOnce).map(({ trackId }) => trackId))];
  const { data: rows } = useQuery(
    api.tracks.rows.queryOptions({ input: ids.length === 0 ? skipToken : { ids } }),
  );
  const known = new Map((rows ?? []).map((row) => [row.id, row]));
  const keysOf = (keys: Iterable<unknown>): Set<number> => new Set(Array.from(keys, Number));
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => Array.from(keys, (key) => ({ 'text/plain': nameOf(known, queued, Number(key)) })),
    onReorder({ keys, target: { key, dropPosition } }) {
      const at = queued.findIndex((entry) => entry.key === Number(key));
      moveQueued(keysOf(keys), queued[dropPosition === 'after' ? at + 1 : at]?.key ?? null);
    },
  });
  const chosen = useRef<ReadonlySet<number>>(new Set());

  function onKeyDown(event: KeyboardEvent): void {
    const key = Number(
      document.activeElement instanceof HTMLElement
        ? document.activeElement.closest('[data-key]')?.getAttribute('data-key')
        : null,
    );
    if (!queued.some((entry) => entry.key === key)) return;
    const way = event.key === 'ArrowDown' ? 1 : -1;
    if (event.altKey && ['ArrowUp', 'ArrowDown'].includes(event.key)) stepQueued(key, way);
    else if (event.key === 'Delete') removeQueued(chosen.current.has(key) ? chosen.current : new Set([key]));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={css['rows']} onKeyDownCapture={onKeyDown}>
      <GridList
        id={listId}
        aria-label={words.queue}
        selectionMode="multiple"
        selectionBehavior="replace"
        dragAndDropHooks={dragAndDropHooks}
        items={queued.map((entry) => ({ ...entry, id: entry.key }))}
        dependencies={[rows]}
        className={css['list'] ?? ''}
        onSelectionChange={(keys) => {
          chosen.current = keysOf(keys === 'all' ? queued.map(({ key }) => key) : keys);
        }}
        onAction={(key) => playQueued(Number(key))}
      >
        {(entry) => (
          <GridListItem
            id={entry.key}
            textValue={nameOf(known, queued, entry.key)}
            className={css['row'] ?? ''}
          >
            <AriaButton slot="drag" className={css['grip'] ?? ''}>
              <GripVertical size={13} aria-hidden />
            </AriaButton>
            <QueuedTrack row={known.get(entry.trackId)} />
            <IconButton
              icon={X}
              label={words.unqueue(nameOf(known, queued, entry.key))}
              onPress={() => removeQueued(new Set([entry.key]))}
            />
          </GridListItem>
        )}
      </GridList>
    </div>
  );
}

function QueuedTrack({ row }: { readonly row: TrackRow | undefined }) {
  return (
    <>
      <span className={css['names']}>
        <span className={css['title']}>{row?.title ?? row?.fileName ?? ' '}</span>
        <span className={css['artist']}>{row?.artist ?? messages.common.unknownArtist}</span>
      </span>
      <span className={css['time']}>
        {row === undefined || row.durationSeconds === null ? '' : formatClock(row.durationSeconds)}
      </span>
    </>
  );
}

function nameOf(known: ReadonlyMap<number, TrackRow>, queued: readonly Queued[], key: number): string {
  const row = known.get(queued.find((entry) => entry.key === key)?.trackId ?? 0);
  return row?.title ?? row?.fileName ?? words.queue;
}
