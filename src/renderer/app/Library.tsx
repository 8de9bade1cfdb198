// The library on screen: sidebar, list, inspector, player.
import { useEffect, useRef } from 'react';
import { playOn } from '../commands/playing/playOn.ts';
import { useShortcuts } from '../commands/useShortcuts.ts';
import { AlbumGrid } from '../features/albums/AlbumGrid.tsx';
import { AlbumHead } from '../features/albums/AlbumHead.tsx';
import { ArtistHead } from '../features/albums/ArtistHead.tsx';
import { FilterBar } from '../features/filters/FilterBar.tsx';
import { Inspector } from '../features/inspector/Inspector.tsx';
import { PlayerBar } from '../features/player/PlayerBar.tsx';
import { QueuePanel } from '../features/queue/QueuePanel.tsx';
import { Sidebar } from '../features/sidebar/Sidebar.tsx';
import { Glance } from '../features/statistics/Glance.tsx';
import { useSettled } from '../primitives/useSettled.ts';
import { useAlbumGrid } from '../state/albums.ts';
import { useDetails, useIsNarrow } from '../state/details.ts';
import { type Listing, sameView } from '../state/list/listing.ts';
import { reconcile } from '../state/list/selection.ts';
import { useTrackIds } from '../state/list/useTracks.ts';
import { setSelection, useView } from '../state/list/view.ts';
import { cueTrack } from '../state/player.ts';
import { countPlays } from '../state/playing/counting.ts';
import { keepPlaying } from '../state/playing/keeping.ts';
import { keepLevel } from '../state/playing/levels.ts';
import { useQueue } from '../state/playing/queue.ts';
import { useScreen } from '../state/screen.ts';
import { api } from '../wire/api.ts';
import { queryClient } from '../wire/queryClient.ts';
import css from './Library.module.css';
import { ScreenPlace } from './ScreenPlace.tsx';
import { Toolbar } from './Toolbar.tsx';
import { Tracks } from './Tracks.tsx';
import { useGoneView } from './useGoneView.ts';
import { useKeyboardStays } from './useKeyboardStays.ts';
import { ViewNote } from './ViewNote.tsx';

// The same elements every time: what does not hang on the list is not drawn again when the list is another.
const sidebar = <Sidebar />;
const filterBar = <FilterBar />;
const inspector = (
  <Inspector>
    <Glance />
  </Inspector>
);
const player = <PlayerBar />;

/** From here on the list of before is seen to be old. */
const lateMs = 400;

export function Library() {
  const { list, isFetching, isPlaceholderData } = useTrackIds();
  const kind = useView(({ view }) => view.kind);
  const screen = useScreen((state) => state.screen);
  const narrow = useIsNarrow();
  const asked = useDetails((state) => state.asked);
  // Not by a delayed transition: making one, and giving it up, paints the list each time.
  const isLate = useSettled(isPlaceholderData, lateMs) && isPlaceholderData;
  const isQueueShown = useQueue((state) => state.isShown);
  useShortcuts();
  useKeyboardStays();
  useGoneView(list.error !== null);
  useFollowList(list.ids, isPlaceholderData);
  usePlayOn(list.ids);
  useAlbumsAhead(list.isPending);
  useCueSelected();
  return (
    <div className={css['library']}>
      {sidebar}
      {screen === 'library' ? (
        <>
          <main className={css['main']}>
            <Toolbar count={list.isPending ? null : list.ids.length} />
            {filterBar}
            <ViewNote empty={list.ids.length === 0} />
            {kind === 'album' ? <AlbumHead ids={list.ids} /> : null}
            {kind === 'artist' ? <ArtistHead ids={list.ids} groups={list.headings?.groups} /> : null}
            <div className={css['place']}>
              <div className={css['list']} aria-busy={isFetching} data-before={isLate || undefined}>
                {kind === 'albums' ? <AlbumGrid /> : <Tracks list={list} />}
              </div>
              {narrow && asked ? <div className={css['over']}>{inspector}</div> : null}
            </div>
          </main>
          {narrow ? null : inspector}
        </>
      ) : (
        <ScreenPlace screen={screen} />
      )}
      {isQueueShown ? <QueuePanel /> : null}
      <div className={css['player']}>{player}</div>
    </div>
  );
}

/** Keeps the selection within what is listed; when a correction takes a track out of the view, the next one follows. */
function useFollowList(ids: readonly number[], isStale: boolean): void {
  const { view, search, filter } = useView();
  const before = useRef<(Listing & { ids: readonly number[] }) | null>(null);
  const isHere = useScreen((state) => state.screen === 'library');
  const wasAway = useRef(false);
  useEffect(() => {
    // What is selected on another screen is no business of this list, until one comes back.
    if (!isHere) wasAway.current = true;
    if (isStale || !isHere) return;
    const last = before.current;
    before.current = { ids, view, search, filter };
    if (last === null) return;
    const advance = sameView(last.view, view) && last.search === search && last.filter === filter;
    // Another view keeps the ids of the one before for a moment: what was chosen for it may not be in these.
    const isBack = wasAway.current && advance;
    wasAway.current = false;
    if (last.ids === ids && !isBack) return;
    setSelection(reconcile(useView.getState().selection, last.ids, ids, advance));
  }, [ids, isStale, isHere, view, search, filter]);
}

/** Putting the albums together takes a moment, which nobody waits for when the window has nothing else to do. */
function useAlbumsAhead(isPending: boolean): void {
  useEffect(() => {
    if (isPending) return;
    const { sort } = useAlbumGrid.getState();
    const handle = requestIdleCallback(
      () => void queryClient.prefetchQuery(api.albums.query.queryOptions({ input: { filter: {}, sort } })),
    );
    return () => cancelIdleCallback(handle);
  }, [isPending]);
}

function usePlayOn(ids: readonly number[]): void {
  const latest = useRef(ids);
  useEffect(() => {
    latest.current = ids;
  }, [ids]);
  useEffect(() => playOn(() => latest.current), []);
  useEffect(keepPlaying, []);
  useEffect(keepLevel, []);
  useEffect(countPlays, []);
}

/** A single selected track is ready in the player. */
function useCueSelected(): void {
  const ids = useView((state) => state.selection.ids);
  useEffect(() => {
    const [id] = ids;
    if (id !== undefined && ids.size === 1) cueTrack(id);
  }, [ids]);
}
