// The track that the keyboard stands on: kept in sight, and its heading announced.
import { useEffect, useRef } from 'react';
import { useView } from '../../../state/list/view.ts';

/** Scrolls when the keyboard has moved, or was moved with its track, out of sight; never when only the list has changed. */
export function useKeepActiveInSight(
  ids: readonly number[],
  place: number | null,
  scrollTo: (place: number) => void,
): void {
  const active = useView((state) => state.selection.active);
  const latest = useRef({ ids, scrollTo });
  latest.current = { ids, scrollTo };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it has moved when it stands at another place
  useEffect(() => {
    if (active === null) return;
    const at = latest.current.ids.indexOf(active);
    if (at >= 0) latest.current.scrollTo(at);
  }, [active, place]);
}

/** Announces the heading when the keyboard comes under another one. */
export function useAnnounceHeading(
  ids: readonly number[],
  headingAt: (place: number) => string | null,
  announce: (text: string) => void,
): void {
  const active = useView((state) => state.selection.active);
  const latest = useRef({ ids, headingAt });
  latest.current = { ids, headingAt };
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (active === null) return;
    const at = latest.current.ids.indexOf(active);
    const heading = at < 0 ? null : latest.current.headingAt(at);
    if (heading !== null && heading !== last.current) announce(heading);
    last.current = heading;
  }, [active, announce]);
}
