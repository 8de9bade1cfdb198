// Above the list: what it is, how much of it is selected, and what can be done with the library.
import { skipToken, useQuery } from '@tanstack/react-query';
import { ListMusic, ListPlus, PanelRight, Redo2, Undo2 } from 'lucide-react';
import { memo } from 'react';
import { displayGenre } from '../../core/genres/name.ts';
import { redo, undo } from '../commands/undo.ts';
import { FilterButton } from '../features/filters/FilterButton.tsx';
import { RetrainButton } from '../features/learn/RetrainButton.tsx';
import { PlaylistActions } from '../features/playlists/PlaylistActions.tsx';
import { Button, IconButton } from '../primitives/Button.tsx';
import { toggleDetails, useDetails, useIsNarrow } from '../state/details.ts';
import { openExport } from '../state/exportChoice.ts';
import { hasOwnOrder } from '../state/list/listing.ts';
import { selectedIds, useView } from '../state/list/view.ts';
import { openPlaylistTask } from '../state/playlistTask.ts';
import { useShownPlaylist } from '../state/useShownPlaylist.ts';
import { api } from '../wire/api.ts';
import { messages } from '../words/messages.ts';
import { lastName } from '../words/paths.ts';
import { GroupMenu } from './GroupMenu.tsx';
import css from './Toolbar.module.css';

// The same element every time: what can be done is not drawn again whenever the count is another.
const actions = <Actions />;

export const Toolbar = memo(function Toolbar({ count }: { readonly count: number | null }) {
  const selected = useView((state) => state.selection.ids.size);
  return (
    <header className={css['toolbar']}>
      <h1 className={css['title']}>{useViewName()}</h1>
      <p className={css['count']} role="status">
        {count === null
          ? ''
          : selected > 1
            ? messages.table.selected(selected, count)
            : messages.tracks(count)}
      </p>
      {actions}
    </header>
  );
});

function Actions() {
  const playlist = useShownPlaylist();
  const hasSelection = useView((state) => state.selection.ids.size > 0);
  const isGrid = useView((state) => state.view.kind === 'albums');
  const narrow = useIsNarrow();
  const asked = useDetails((state) => state.asked);
  const isOrdered = useView((state) => hasOwnOrder(state.view));
  return (
    <>
      <FilterButton />
      {isOrdered || isGrid ? null : <GroupMenu />}
      <IconButton icon={Undo2} label={messages.changes.undo} onPress={() => undo()} />
      <IconButton icon={Redo2} label={messages.changes.redo} onPress={() => redo()} />
      {hasSelection ? (
        <IconButton
          icon={ListPlus}
          label={messages.playlists.addToPlaylist}
          onPress={() => openPlaylistTask({ kind: 'add', trackIds: selectedIds() })}
        />
      ) : null}
      {playlist === null ? (
        <>
          <RetrainButton />
          <Button icon={ListMusic} onPress={() => openExport({ kind: 'genres' })}>
            {messages.export.open}
          </Button>
        </>
      ) : (
        <PlaylistActions playlist={playlist} />
      )}
      {narrow ? (
        <IconButton
          icon={PanelRight}
          label={messages.inspector.label}
          aria-pressed={asked}
          onPress={toggleDetails}
        />
      ) : null}
    </>
  );
}

function useViewName(): string {
  const view = useView((state) => state.view);
  const { data: genres } = useQuery(api.genres.list.queryOptions());
  const playlist = useShownPlaylist();
  const like = useQuery(
    api.tracks.get.queryOptions({ input: view.kind === 'similar' ? { id: view.trackId } : skipToken }),
  ).data;
  if (view.kind === 'similar')
    return like === undefined ? '' : messages.similar.like(like.title ?? like.fileName);
  if (view.kind === 'playlist') return playlist?.name ?? '';
  if (view.kind === 'album') return view.title;
  if (view.kind === 'artist') return view.name;
  if (view.kind === 'folder') return lastName(view.path);
  if (view.kind !== 'genre') return messages.sidebar[view.kind];
  const genre = genres?.find(({ id }) => id === view.genreId);
  return genre === undefined ? '' : displayGenre(genre.name);
}
