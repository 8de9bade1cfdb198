// Above the list: what it is, how much of it is selected, and what can be done with the library.
import { useQuery } from '@tanstack/react-query';
import { ListMusic, ListPlus, Redo2, Undo2 } from 'lucide-react';
import { displayGenre } from '../../core/genres/name.ts';
import { api } from '../api.ts';
import { messages } from '../messages.ts';
import { RetrainButton } from '../model/RetrainButton.tsx';
import { openExport } from '../playlists/exportChoice.ts';
import { PlaylistActions } from '../playlists/PlaylistActions.tsx';
import { openPlaylistTask } from '../playlists/task.ts';
import { useShownPlaylist } from '../playlists/useShownPlaylist.ts';
import { Button, IconButton } from '../primitives/Button.tsx';
import { selectedIds, useView } from '../stores/view.ts';
import css from './Toolbar.module.css';
import { useUndo } from './useUndo.ts';

export function Toolbar({ count }: { readonly count: number | null }) {
  const { undo, redo } = useUndo();
  const playlist = useShownPlaylist();
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
      <IconButton icon={Undo2} label={messages.corrections.undo} onPress={undo} />
      <IconButton icon={Redo2} label={messages.corrections.redo} onPress={redo} />
      {selected === 0 ? null : (
        <IconButton
          icon={ListPlus}
          label={messages.playlists.addToPlaylist}
          onPress={() => openPlaylistTask({ kind: 'add', trackIds: selectedIds() })}
        />
      )}
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
    </header>
  );
}

function useViewName(): string {
  const view = useView((state) => state.view);
  const { data: genres } = useQuery(api.genres.list.queryOptions());
  const playlist = useShownPlaylist();
  if (view.kind === 'playlist') return playlist?.name ?? '';
  if (view.kind !== 'genre') return messages.sidebar[view.kind];
  const genre = genres?.find(({ id }) => id === view.genreId);
  return genre === undefined ? '' : displayGenre(genre.name);
}
