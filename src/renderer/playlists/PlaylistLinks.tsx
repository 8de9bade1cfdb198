// The playlists in the sidebar: shown, made, and filled by dropping tracks onto them.
import { useQuery } from '@tanstack/react-query';
import { ListMusic, ListPlus, Plus, Wand2 } from 'lucide-react';
import { ListBox, ListBoxItem, type Selection } from 'react-aria-components';
import type { Playlist } from '../../core/model/playlist.ts';
import { api } from '../api.ts';
import { formatCount } from '../format.ts';
import { messages } from '../messages.ts';
import { IconButton } from '../primitives/Button.tsx';
import { Menu, MenuItem } from '../primitives/Menu.tsx';
import { viewKey, viewOfKey } from '../sidebar/viewKey.ts';
import { useScreen } from '../stores/screen.ts';
import { selectedIds, showView, useView } from '../stores/view.ts';
import { isOver, useDrag } from '../table/drag.ts';
import css from './PlaylistLinks.module.css';
import { openPlaylistTask } from './task.ts';

const words = messages.playlists;
const headingId = 'playlists';

export function PlaylistLinks() {
  const view = useView((state) => state.view);
  const inLibrary = useScreen(({ screen }) => screen === 'library');
  const { data: playlists } = useQuery(api.playlists.list.queryOptions({ input: {} }));

  function show(chosen: Selection): void {
    const [key] = chosen === 'all' ? [] : chosen;
    if (typeof key === 'string') showView(viewOfKey(key));
  }

  return (
    <section className={css['playlists']}>
      <header className={css['head']}>
        <h2 id={headingId} className={css['title']}>
          {words.title}
        </h2>
        <MakeMenu />
      </header>
      {playlists?.length === 0 ? <p className={css['none']}>{words.none}</p> : null}
      {playlists === undefined || playlists.length === 0 ? null : (
        <ListBox
          aria-labelledby={headingId}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection={inLibrary && view.kind === 'playlist'}
          selectedKeys={inLibrary && view.kind === 'playlist' ? [viewKey(view)] : []}
          onSelectionChange={show}
        >
          {playlists.map((playlist) => (
            <PlaylistLink key={playlist.id} playlist={playlist} />
          ))}
        </ListBox>
      )}
    </section>
  );
}

function PlaylistLink({ playlist: { id, name, rule, tracks } }: { readonly playlist: Playlist }) {
  const isTarget = useDrag(({ drag }) => isOver(drag, { kind: 'playlist', playlistId: id }));
  const Picture = rule === null ? ListMusic : Wand2;
  return (
    <ListBoxItem
      id={viewKey({ kind: 'playlist', playlistId: id })}
      textValue={name}
      className={`${css['item']} ${isTarget ? css['target'] : ''}`}
      // What finds its tracks by itself takes none.
      {...(rule === null ? { 'data-drop-playlist': id } : {})}
    >
      <Picture size={15} aria-hidden className={css['picture']} />
      <span className={css['name']}>{name}</span>
      {rule === null ? null : <span className={css['hidden']}>{words.smart}</span>}
      <span className={css['count']}>{formatCount(tracks)}</span>
      <span className={css['hidden']}>{messages.sidebar.unit(tracks)}</span>
    </ListBoxItem>
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
