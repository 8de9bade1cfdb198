// The recordings in a list, and beside it the files of the one that is looked at; the keys of both.
import { type KeyboardEvent, useState } from 'react';
import type { DuplicateSummary } from '../../../core/domain/duplicates.ts';
import { Compare } from './Compare.tsx';
import { GroupList } from './GroupList.tsx';
import css from './Groups.module.css';
import { playFromSamePlace, togglePreferred } from './say.ts';

export function Groups({ groups }: { readonly groups: readonly DuplicateSummary[] }) {
  const [place, setPlace] = useState({ id: groups[0]?.id ?? 0, at: 0 });
  // One that is there no more leaves its place to the next.
  const known = groups.findIndex(({ id }) => id === place.id);
  const at = known >= 0 ? known : Math.min(place.at, groups.length - 1);
  const group = groups[at];
  if (group === undefined) return null;

  function onKeyDown(event: KeyboardEvent): void {
    const digit = /^Digit([1-9])$/u.exec(event.code)?.[1];
    if (digit === undefined || group === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const id = ordered(group)[Number(digit) - 1];
    if (id !== undefined && event.shiftKey) playFromSamePlace(id, group.trackIds);
    else if (id !== undefined) togglePreferred(group, id);
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of everything in it
    <div className={css['groups']} onKeyDown={onKeyDown}>
      <GroupList
        groups={groups}
        at={at}
        onChoose={(next) => setPlace({ id: groups[next]?.id ?? 0, at: next })}
      />
      <Compare key={group.id} group={group} ids={ordered(group)} />
    </div>
  );
}

/** As the files stand side by side, whichever is preferred: a key must not mean another file once it was pressed. */
function ordered({ trackIds }: DuplicateSummary): readonly number[] {
  return trackIds;
}
