// Why nothing is listed, and what can be done about it.
import { useQuery } from '@tanstack/react-query';
import {
  AudioLines,
  CircleCheck,
  Disc3,
  FolderSearch,
  FolderX,
  FunnelX,
  ListMusic,
  type LucideIcon,
  Podcast,
  SearchX,
} from 'lucide-react';
import { isScan } from '../../core/domain/job.ts';
import { addFolder, rescan } from '../commands/folderActions.ts';
import { EmptyPlaylist } from '../features/playlists/EmptyPlaylist.tsx';
import { Button } from '../primitives/Button.tsx';
import { EmptyState } from '../primitives/EmptyState.tsx';
import { clearFilters } from '../state/filtering.ts';
import { setSearch, useView } from '../state/list/view.ts';
import { api } from '../wire/api.ts';
import { runningJobs } from '../wire/jobList.ts';
import { messages } from '../words/messages.ts';

const words = messages.table;
const views = messages.emptyViews;

const pictures: Readonly<Record<Exclude<keyof typeof views, 'folderOffline'>, LucideIcon>> = {
  unsorted: CircleCheck,
  needsReview: CircleCheck,
  disagreements: CircleCheck,
  missing: CircleCheck,
  failed: CircleCheck,
  maybeNotMusic: CircleCheck,
  notMusic: Podcast,
  genre: ListMusic,
  folder: FolderSearch,
};

export function NoTracks() {
  const { view, search, filter } = useView();
  const { data: summary } = useQuery(api.library.summary.queryOptions());
  const isFiltered = Object.keys(filter).length > 0;
  if (isFiltered || search.trim() !== '')
    return <NothingFound search={search.trim()} filtered={isFiltered} />;
  if (view.kind === 'playlist') return <EmptyPlaylist />;
  if (view.kind === 'similar')
    return (
      <EmptyState
        icon={AudioLines}
        title={messages.similar.nothing}
        detail={messages.similar.nothingDetail}
      />
    );
  if (summary?.present === 0 && view.kind !== 'missing' && view.kind !== 'folder') return <NoMusic />;
  if (view.kind === 'folder') return <NothingInFolder path={view.path} />;
  if (view.kind === 'album' || view.kind === 'artist')
    return <EmptyState icon={Disc3} title={messages.albums.gone} detail={messages.albums.goneDetail} />;
  const kind = view.kind === 'all' || view.kind === 'albums' ? 'genre' : view.kind;
  return <EmptyState icon={pictures[kind]} {...views[kind]} />;
}

function NothingFound({ search, filtered }: { readonly search: string; readonly filtered: boolean }) {
  const { noMatch, noMatchDetail, noMatchSearch, clearFilters: clear } = messages.filters;
  return (
    <EmptyState
      icon={filtered ? FunnelX : SearchX}
      title={filtered ? noMatch : words.nothingFound}
      detail={
        !filtered ? words.nothingFoundFor(search) : search === '' ? noMatchDetail : noMatchSearch(search)
      }
    >
      {filtered ? <Button onPress={clearFilters}>{clear}</Button> : null}
      {search === '' ? null : <Button onPress={() => setSearch('')}>{words.clearSearch}</Button>}
    </EmptyState>
  );
}

function NoMusic() {
  const { data: jobs } = useQuery(api.jobs.list.queryOptions());
  return runningJobs(jobs ?? []).some(isScan) ? (
    <EmptyState icon={AudioLines} title={words.listening} detail={words.listeningDetail} />
  ) : (
    <EmptyState icon={FolderSearch} title={words.noAudio} detail={words.noAudioDetail}>
      <Button onPress={addFolder}>{messages.sidebar.addFolder}</Button>
    </EmptyState>
  );
}

function NothingInFolder({ path }: { readonly path: string }) {
  const { data: roots } = useQuery(api.library.roots.queryOptions());
  const root = roots?.find((one) => one.path === path);
  const isOffline = root !== undefined && root.offline !== null;
  const { rescan: look, tryAgain } = messages.sidebar.folder;
  return (
    <EmptyState
      icon={isOffline ? FolderX : pictures.folder}
      {...(isOffline ? views.folderOffline : views.folder)}
    >
      {root === undefined ? null : (
        <Button onPress={() => rescan(root)}>{isOffline ? tryAgain : look}</Button>
      )}
    </EmptyState>
  );
}
