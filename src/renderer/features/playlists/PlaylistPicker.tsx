// Into which playlist the tracks go: type, choose, Enter; a name that is new makes one.
import { useQuery } from '@tanstack/react-query';
import { ListMusic, Plus } from 'lucide-react';
import { useState } from 'react';
import { playlistNameSchema } from '../../../core/domain/playlist.ts';
import { addToPlaylist, createPlaylist } from '../../commands/playlistActions.ts';
import { PickDialog, PickItem } from '../../primitives/PickDialog.tsx';
import { closeDialog } from '../../state/dialogs.ts';
import { api } from '../../wire/api.ts';
import { formatCount } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';

const words = messages.playlists;
const createKey = 'create';

export function PlaylistPicker({ trackIds }: { readonly trackIds: readonly number[] }) {
  const [typed, setTyped] = useState('');
  const { data: playlists } = useQuery(api.playlists.list.queryOptions({ input: {} }));
  const byHand = (playlists ?? []).filter(({ rule }) => rule === null);
  const wanted = typed.trim().toLowerCase();
  const shown = byHand.filter(({ name }) => name.toLowerCase().includes(wanted));
  const name = playlistNameSchema.safeParse(typed);
  const isNew = name.success && !byHand.some((other) => other.name.toLowerCase() === wanted);

  function pick(key: string): void {
    closeDialog();
    if (key === createKey) {
      if (name.success) createPlaylist(name.data, { trackIds });
      return;
    }
    const playlist = byHand.find(({ id }) => key === `${id}`);
    if (playlist !== undefined) addToPlaylist(playlist, trackIds);
  }

  return (
    <PickDialog
      title={words.addTitle(trackIds.length)}
      label={words.addField}
      placeholder={words.addPlaceholder}
      typed={typed}
      onTyped={setTyped}
      onPick={pick}
      onClose={closeDialog}
      nothing={words.addNothing}
    >
      {shown.map((playlist) => (
        <PickItem
          key={playlist.id}
          id={`${playlist.id}`}
          name={playlist.name}
          picture={<ListMusic size={15} aria-hidden />}
          note={formatCount(playlist.tracks)}
        />
      ))}
      {isNew ? (
        <PickItem id={createKey} name={words.addNew(name.data)} picture={<Plus size={15} aria-hidden />} />
      ) : null}
    </PickDialog>
  );
}
