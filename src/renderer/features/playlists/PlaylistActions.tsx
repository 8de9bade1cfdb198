// What can be done with the playlist that is listed.
import { Ellipsis, ListMusic, Pencil, SlidersHorizontal, Trash2 } from 'lucide-react';
import type { Playlist } from '../../../core/domain/playlist.ts';
import { deletePlaylist } from '../../commands/playlistActions.ts';
import { Button, IconButton } from '../../primitives/Button.tsx';
import { Menu, MenuItem } from '../../primitives/Menu.tsx';
import { openExport } from '../../state/exportChoice.ts';
import { openPlaylistTask } from '../../state/playlistTask.ts';
import { messages } from '../../words/messages.ts';

const words = messages.playlists;

export function PlaylistActions({ playlist }: { readonly playlist: Playlist }) {
  return (
    <>
      <Menu label={words.more} trigger={<IconButton icon={Ellipsis} label={words.more} />}>
        <MenuItem
          icon={Pencil}
          name={words.rename}
          onAction={() => openPlaylistTask({ kind: 'rename', playlist })}
        />
        <MenuItem icon={Trash2} name={words.delete} danger onAction={() => deletePlaylist(playlist)} />
      </Menu>
      {playlist.rule === null ? null : (
        <Button icon={SlidersHorizontal} onPress={() => openPlaylistTask({ kind: 'rule', playlist })}>
          {words.editRule}
        </Button>
      )}
      <Button icon={ListMusic} onPress={() => openExport({ kind: 'playlist', playlistId: playlist.id })}>
        {words.exportThis}
      </Button>
    </>
  );
}
