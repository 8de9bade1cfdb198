// What can be done with each thing, as data: the menus of things are made of it.
import {
  Copy,
  FolderMinus,
  ListEnd,
  ListMusic,
  ListPlus,
  ListStart,
  type LucideIcon,
  MessageCircleQuestion,
  PencilLine,
  Play,
  RadioTower,
  RefreshCw,
  SlidersHorizontal,
  Trash2,
} from 'lucide-react';
import { displayGenre } from '../../../core/genres/name.ts';
import { openExport } from '../../state/exportChoice.ts';
import { openFolderRemoval } from '../../state/folderRemoval.ts';
import { openPlaylistTask } from '../../state/playlistTask.ts';
import { beginRadio } from '../../state/radio.ts';
import { askAbout } from '../../state/tagReview.ts';
import type { Thing } from '../../state/thing.ts';
import { api } from '../../wire/api.ts';
import { queryClient } from '../../wire/queryClient.ts';
import { messages } from '../../words/messages.ts';
import { lastName } from '../../words/paths.ts';
import { thingWords as words } from '../../words/things.ts';
import { giveUp, rescan } from '../folderActions.ts';
import { queueLast, queueNext } from '../playing/queueActions.ts';
import { deletePlaylist } from '../playlistActions.ts';
import { copyPaths } from '../trackActions.ts';
import { filterOfThing, playThing, showThing, withTracksOf } from './thing.ts';

export interface ThingAction {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly name: string;
  readonly danger?: true;
  readonly run: () => void;
}

export interface ThingMenu {
  readonly name: string;
  /** A line stands between them. */
  readonly parts: readonly (readonly ThingAction[])[];
}

/** Null for what is not there any more. */
export async function menuOfThing(thing: Thing): Promise<ThingMenu | null> {
  const name = await nameOf(thing);
  if (name === null) return null;
  const parts = [opening(thing), taking(thing, name), await own(thing)];
  return { name, parts: parts.filter((part) => part.length > 0) };
}

function opening(thing: Thing): ThingAction[] {
  return [
    { id: 'play', icon: Play, name: words.play, run: () => playThing(thing) },
    { id: 'show', icon: ListMusic, name: words.show, run: () => showThing(thing) },
  ];
}

function taking(thing: Thing, name: string): ThingAction[] {
  return [
    {
      id: 'queueNext',
      icon: ListStart,
      name: messages.trackMenu.playNext,
      run: () => withTracksOf(thing, queueNext),
    },
    {
      id: 'queueLast',
      icon: ListEnd,
      name: messages.trackMenu.addToQueue,
      run: () => withTracksOf(thing, queueLast),
    },
    {
      id: 'addToPlaylist',
      icon: ListPlus,
      name: messages.trackMenu.addToPlaylist,
      run: () => withTracksOf(thing, (trackIds) => openPlaylistTask({ kind: 'add', trackIds })),
    },
    { id: 'radio', icon: RadioTower, name: words.radio, run: () => radioFrom(thing, name) },
  ];
}

function radioFrom(thing: Thing, name: string): void {
  void filterOfThing(thing).then((filter) => {
    if (filter !== null) beginRadio({ kind: 'filter', filter, name });
    else withTracksOf(thing, (ids) => beginRadio({ kind: 'tracks', ids: ids.slice(0, mostOfRadio) }));
  });
}

/** As many beginnings as a radio takes. */
const mostOfRadio = 50;

async function own(thing: Thing): Promise<ThingAction[]> {
  switch (thing.kind) {
    case 'playlist': {
      const playlist = (await playlists()).find(({ id }) => id === thing.playlistId);
      if (playlist === undefined) return [];
      const list = messages.playlists;
      return [
        playlist.rule === null
          ? {
              id: 'rename',
              icon: PencilLine,
              name: list.rename,
              run: () => openPlaylistTask({ kind: 'rename', playlist }),
            }
          : {
              id: 'editRule',
              icon: SlidersHorizontal,
              name: list.editRule,
              run: () => openPlaylistTask({ kind: 'rule', playlist }),
            },
        {
          id: 'export',
          icon: ListMusic,
          name: list.exportThis,
          run: () => openExport({ kind: 'playlist', playlistId: playlist.id }),
        },
        { id: 'delete', icon: Trash2, name: list.delete, danger: true, run: () => deletePlaylist(playlist) },
      ];
    }
    case 'folder': {
      const folder = (await folders()).find(({ path }) => path === thing.path);
      if (folder === undefined) return [];
      const list = messages.sidebar.folder;
      return [
        {
          id: 'rescan',
          icon: RefreshCw,
          name: folder.offline === null ? list.rescan : list.tryAgain,
          run: () => rescan(folder),
        },
        ...(folder.offline === null
          ? []
          : [{ id: 'giveUp', icon: Trash2, name: list.giveUp, run: () => giveUp(folder) }]),
        { id: 'remove', icon: FolderMinus, name: list.remove, run: () => openFolderRemoval(folder) },
      ];
    }
    case 'tag':
      return [
        {
          id: 'ask',
          icon: MessageCircleQuestion,
          name: words.ask,
          run: () => askAbout({ id: thing.tagId, name: thing.name }),
        },
      ];
    case 'tracks':
      return [
        {
          id: 'copyPath',
          icon: Copy,
          name: thing.trackIds.length === 1 ? messages.trackMenu.copyPath : messages.trackMenu.copyPaths,
          run: () => void copyPaths(thing.trackIds),
        },
      ];
    default:
      return [];
  }
}

const playlists = () => queryClient.ensureQueryData(api.playlists.list.queryOptions({ input: {} }));
const folders = () => queryClient.ensureQueryData(api.library.roots.queryOptions());

async function nameOf(thing: Thing): Promise<string | null> {
  switch (thing.kind) {
    case 'view':
      return messages.sidebar[thing.view];
    case 'genre': {
      const genres = await queryClient.ensureQueryData(api.genres.list.queryOptions());
      const genre = genres.find(({ id }) => id === thing.genreId);
      return genre === undefined ? null : displayGenre(genre.name);
    }
    case 'playlist':
      return (await playlists()).find(({ id }) => id === thing.playlistId)?.name ?? null;
    case 'folder':
      return lastName(thing.path);
    case 'album':
      return thing.title;
    case 'tracks':
      return messages.tracks(thing.trackIds.length);
    default:
      return thing.name;
  }
}
