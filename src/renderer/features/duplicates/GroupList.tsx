// The recordings that stand more than once, as a list of any length.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { DuplicateSummary } from '../../../core/domain/duplicates.ts';
import { thingData } from '../../parts/thingData.ts';
import { stepOf } from '../../primitives/tree/steps.ts';
import { useTrackRows } from '../../state/list/useTracks.ts';
import { duplicatesWords as words } from '../../words/duplicates.ts';
import { messages } from '../../words/messages.ts';
import css from './GroupList.module.css';
import { playFromSamePlace } from './say.ts';

const rowHeight = 44;
const idOf = (group: number): string => `duplicates-${group}`;

interface GroupListProps {
  readonly groups: readonly DuplicateSummary[];
  readonly at: number;
  readonly onChoose: (at: number) => void;
}

export function GroupList({ groups, at, onChoose }: GroupListProps) {
  const box = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: groups.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const visible = virtualizer.getVirtualItems();
  const kept = useMemo(() => groups.map(({ keptId }) => keptId), [groups]);
  const rowOf = useTrackRows(kept, visible[0]?.index ?? 0, visible.at(-1)?.index ?? 0);
  const chosen = groups[at];
  const isDrawn = visible.some(({ index }) => index === at);

  const latest = useRef(virtualizer);
  latest.current = virtualizer;
  useEffect(() => latest.current.scrollToIndex(at), [at]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const inSight = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 1);
    const next = stepOf(event.key, at, groups.length, inSight);
    if (next !== null) onChoose(next);
    else if (event.key === 'Enter' && chosen !== undefined) playFromSamePlace(chosen.keptId, chosen.trackIds);
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={box}
      role="listbox"
      aria-label={words.groups}
      aria-description={words.keys}
      aria-activedescendant={isDrawn && chosen !== undefined ? idOf(chosen.id) : undefined}
      tabIndex={0}
      className={css['list']}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={css['rows']} style={{ height: virtualizer.getTotalSize() }}>
        {visible.map(({ index, start }) => {
          const group = groups[index];
          if (group === undefined) return null;
          const track = rowOf(group.keptId);
          return (
            <div
              key={group.id}
              id={idOf(group.id)}
              role="option"
              {...thingData({ kind: 'tracks', trackIds: [...group.trackIds] })}
              aria-selected={index === at}
              aria-posinset={index + 1}
              aria-setsize={groups.length}
              tabIndex={-1}
              className={css['row']}
              style={{ top: start }}
              onMouseDown={(event) => {
                // The list keeps the focus: what is pressed next goes on from here.
                event.preventDefault();
                box.current?.focus();
                onChoose(index);
              }}
            >
              <span className={css['title']}>
                {track === undefined ? '' : (track.title ?? track.fileName)}
              </span>
              <span className={css['artist']}>
                {track === undefined ? '' : (track.artist ?? messages.common.unknownArtist)}
              </span>
              <span className={css['note']}>
                {words.files(group.trackIds.length)}
                {group.isSaid ? words.isPreferred : ''}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
