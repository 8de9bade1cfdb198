// The middle: the list of tracks, or why there is none.
import { memo } from 'react';
import { SearchedFor } from '../features/table/columns/Found.tsx';
import { TrackTable } from '../features/table/TrackTable.tsx';
import { LoadFailed } from '../primitives/LoadFailed.tsx';
import { hasOwnOrder } from '../state/list/listing.ts';
import type { TrackList } from '../state/list/useTracks.ts';
import { useView } from '../state/list/view.ts';
import { FolderReach, useFolderReach } from '../state/offline.ts';
import { useShownPlaylist } from '../state/useShownPlaylist.ts';
import { messages } from '../words/messages.ts';
import { handOrder } from './handOrder.ts';
import { NoTracks } from './NoTracks.tsx';
import { useDropTracks } from './useDropTracks.ts';

const words = messages.table;

export const Tracks = memo(function Tracks({ list }: { readonly list: TrackList }) {
  const reach = useFolderReach();
  if (list.error !== null)
    return <LoadFailed title={words.loadFailed} error={list.error} onAgain={list.refetch} />;
  if (list.isPending) return null;
  if (list.ids.length === 0) return <NoTracks />;
  return (
    <SearchedFor value={list.search}>
      <FolderReach value={reach}>
        <Listed ids={list.ids} headings={list.headings} />
      </FolderReach>
    </SearchedFor>
  );
});

function Listed({ ids, headings }: Pick<TrackList, 'ids' | 'headings'>) {
  const view = useView((state) => state.view);
  const playlist = useShownPlaylist();
  return (
    <TrackTable
      ids={ids}
      headings={headings}
      sortable={!hasOwnOrder(view)}
      handOrder={handOrder(playlist, ids)}
      onDrop={useDropTracks(playlist)}
    />
  );
}
