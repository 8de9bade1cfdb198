// The command palette: everything that can be done, and every genre and playlist that can be shown, by a few letters.
import { useQuery } from '@tanstack/react-query';
import { ListMusic, Tag, Wand2 } from 'lucide-react';
import { useState } from 'react';
import { displayGenre } from '../../../core/genres/name.ts';
import { commandIds, commands, isAvailable } from '../../commands/commands.ts';
import { isMac } from '../../commands/keySheet.ts';
import { printedKeys } from '../../commands/shortcuts.ts';
import { showTagged } from '../../commands/trackTagActions.ts';
import { useKeyBindings } from '../../commands/useKeyBindings.ts';
import { GenreDot } from '../../parts/genres/GenreChip.tsx';
import { Keys } from '../../primitives/Key.tsx';
import { PickDialog, PickItem } from '../../primitives/PickDialog.tsx';
import { closeDialog } from '../../state/dialogs.ts';
import { showView } from '../../state/list/view.ts';
import { useAllTags } from '../../state/useAllTags.ts';
import { useGenreFinder } from '../../state/useGenreFinder.ts';
import { usePlaylists } from '../../state/useShownPlaylist.ts';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { findNamed } from './findCommands.ts';

const words = messages.commands;
const shownAtOnce = 60;

export function CommandPalette() {
  const [typed, setTyped] = useState('');
  const bindings = useKeyBindings();
  const { data: genres } = useQuery(api.genres.list.queryOptions());
  const finder = useGenreFinder();
  const playlists = usePlaylists();
  const tags = (useAllTags() ?? []).filter(({ tracks }) => tracks > 0);
  const all = [
    ...commandIds
      .filter((id) => id !== 'palette' && isAvailable(id))
      .map((id) => {
        const { group, icon: Icon, run } = commands[id];
        const key = bindings.get(id)?.[0];
        return {
          id: `command ${id}`,
          name: words.names[id],
          group: words.groups[group],
          keys: key === undefined ? [] : printedKeys(key, isMac),
          picture: <Icon size={15} aria-hidden />,
          run,
        };
      }),
    ...playlists.map(({ id, name, rule }) => ({
      id: `playlist ${id}`,
      name,
      group: words.playlists,
      keys: [],
      picture: rule === null ? <ListMusic size={15} aria-hidden /> : <Wand2 size={15} aria-hidden />,
      run: () => showView({ kind: 'playlist', playlistId: id }),
    })),
    ...tags.map(({ id, name }) => ({
      id: `tag ${id}`,
      name,
      group: words.tags,
      keys: [],
      picture: <Tag size={15} aria-hidden />,
      run: () => showTagged(id),
    })),
    ...(genres ?? [])
      .filter(({ tracks }) => tracks > 0)
      .map(({ id, name }) => ({
        id: `genre ${id}`,
        name: displayGenre(name),
        group: words.genres,
        keys: [],
        picture: <GenreDot genre={name} />,
        run: () => showView({ kind: 'genre', genreId: id }),
      })),
  ];

  const idOf = new Map((genres ?? []).map(({ id, name }) => [name, id]));
  const named = findNamed(all, typed);
  // By another spelling: 'dnb' is found, too.
  const spelled =
    typed.trim() === ''
      ? []
      : finder
          .find(typed, { among: 'own' })
          .flatMap(({ genre }) => all.filter(({ id }) => id === `genre ${idOf.get(genre)}`))
          .filter((one) => !named.includes(one));

  function pick(key: string): void {
    closeDialog();
    const chosen = all.find(({ id }) => id === key);
    // After the focus has gone back to where it was: a command may send it elsewhere.
    if (chosen !== undefined) requestAnimationFrame(() => requestAnimationFrame(chosen.run));
  }

  return (
    <PickDialog
      wide
      title={words.title}
      hideTitle
      label={words.label}
      placeholder={words.placeholder}
      typed={typed}
      onTyped={setTyped}
      onPick={pick}
      onClose={closeDialog}
      nothing={words.nothing}
    >
      {[...named, ...spelled].slice(0, shownAtOnce).map(({ id, name, group, keys, picture }) => (
        <PickItem
          key={id}
          id={id}
          name={name}
          picture={picture}
          note={keys.length === 0 ? group : <Keys names={keys} isRead />}
        />
      ))}
    </PickDialog>
  );
}
