// The middle: the list of tracks, or what there is to say when there is none.
import { useQuery } from '@tanstack/react-query';
import { AudioLines, CircleAlert, CircleCheck, FolderSearch, ListMusic, SearchX } from 'lucide-react';
import { api } from '../api.ts';
import { addFolder } from '../folders/addFolder.ts';
import { runningJobs } from '../jobs/jobList.ts';
import { messages } from '../messages.ts';
import { EmptyPlaylist } from '../playlists/EmptyPlaylist.tsx';
import { useHandOrder } from '../playlists/useHandOrder.ts';
import { useShownPlaylist } from '../playlists/useShownPlaylist.ts';
import { Button } from '../primitives/Button.tsx';
import { EmptyState } from '../primitives/EmptyState.tsx';
import { failureText } from '../stores/failure.ts';
import { setSearch, useView } from '../stores/view.ts';
import { TrackTable } from '../table/TrackTable.tsx';
import type { useTrackIds } from '../table/useTracks.ts';
import { useDropTracks } from './useDropTracks.ts';

const words = messages.table;

export function Tracks({ list }: { readonly list: ReturnType<typeof useTrackIds> }) {
  if (list.isError && list.data === undefined)
    return (
      <EmptyState icon={CircleAlert} tone="problem" title={words.loadFailed} detail={failureText(list.error)}>
        <Button onPress={() => void list.refetch()}>{words.tryAgain}</Button>
      </EmptyState>
    );
  if (list.isPending) return null;
  return list.ids.length === 0 ? <NoTracks /> : <Listed ids={list.ids} />;
}

function Listed({ ids }: { readonly ids: readonly number[] }) {
  const view = useView((state) => state.view);
  const playlist = useShownPlaylist();
  return (
    <TrackTable
      ids={ids}
      sortable={view.kind !== 'playlist'}
      handOrder={useHandOrder(playlist, ids)}
      onDrop={useDropTracks(playlist)}
    />
  );
}

function NoTracks() {
  const { view, search } = useView();
  const { data: jobs } = useQuery(api.jobs.list.queryOptions());
  const { data: summary } = useQuery(api.library.summary.queryOptions());
  if (search.trim() !== '')
    return (
      <EmptyState icon={SearchX} title={words.nothingFound} detail={words.nothingFoundFor(search.trim())}>
        <Button onPress={() => setSearch('')}>{words.clearSearch}</Button>
      </EmptyState>
    );
  if (view.kind === 'playlist') return <EmptyPlaylist />;
  if (summary?.present === 0) {
    return runningJobs(jobs ?? []).some(({ kind }) => kind === 'scan') ? (
      <EmptyState icon={AudioLines} title={words.listening} detail={words.listeningDetail} />
    ) : (
      <EmptyState icon={FolderSearch} title={words.noAudio} detail={words.noAudioDetail}>
        <Button onPress={addFolder}>{messages.sidebar.addFolder}</Button>
      </EmptyState>
    );
  }
  if (view.kind === 'unsorted')
    return <EmptyState icon={CircleCheck} title={words.allSorted} detail={words.allSortedDetail} />;
  return <EmptyState icon={ListMusic} title={words.emptyGenre} detail={words.emptyGenreDetail} />;
}
