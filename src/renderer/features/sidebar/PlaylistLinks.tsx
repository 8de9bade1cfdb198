// The playlists in the sidebar: shown, made, and filled by dropping tracks onto them.
import { useQuery } from '@tanstack/react-query';
import { ListMusic, ListPlus, Plus, Wand2 } from 'lucide-react';
import type { Playlist } from '../../../core/domain/playlist.ts';
import { IconButton } from '../../primitives/Button.tsx';
import { Menu, MenuItem } from '../../primitives/Menu.tsx';
import { isOver, useDrag } from '../../state/drag.ts';
import { selectedIds, useView } from '../../state/list/view.ts';
import { openPlaylistTask } from '../../state/playlistTask.ts';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { NavItem, NavList, NavSection } from './NavList.tsx';
import css from './PlaylistLinks.module.css';

const words = messages.playlists;

export function PlaylistLinks() {
  const { data: playlists } = useQuery(api.playlists.list.queryOptions({ input: {} }));
  return (
    <NavSection id="playlists" title={words.title} actions={<MakeMenu />}>
      {playlists?.length === 0 ? <p className={css['none']}>{words.none}</p> : null}
      {playlists === undefined || playlists.length === 0 ? null : (
        <NavList label={words.title} holds={({ kind }) => kind === 'playlist'}>
          {playlists.map((playlist) => (
            <PlaylistLink key={playlist.id} playlist={playlist} />
          ))}
        </NavList>
      )}
    </NavSection>
  );
}

function PlaylistLink({ playlist: { id, name, rule, tracks } }: { readonly playlist: Playlist }) {
  const isTarget = useDrag(({ drag }) => isOver(drag, { kind: 'playlist', playlistId: id }));
  return (
    <NavItem
      view={{ kind: 'playlist', playlistId: id }}
      name={name}
      icon={rule === null ? ListMusic : Wand2}
      count={tracks}
      isTarget={isTarget}
      // What finds its tracks by itself takes none.
      {...(rule === null ? { dropPlaylist: id } : { kind: words.smart })}
    />
  );
}

function MakeMenu() {
  const selected = useView((state) => state.selection.ids.size);
  return (
    <Menu label={words.make} trigger={<IconButton icon={Plus} label={words.make} />}>
      <MenuItem
        icon={ListMusic}
        name={words.makeByHand}
        onAction={() => openPlaylistTask({ kind: 'new', trackIds: [] })}
      />
      {selected === 0 ? null : (
        <MenuItem
          icon={ListPlus}
          name={words.makeOf(selected)}
          onAction={() => openPlaylistTask({ kind: 'new', trackIds: selectedIds() })}
        />
      )}
      <MenuItem
        icon={Wand2}
        name={words.makeSmart}
        onAction={() => openPlaylistTask({ kind: 'rule', playlist: null })}
      />
    </Menu>
  );
}
