// The command palette: everything that can be done, and whatever can be shown or played, by a few letters.
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { Disc3, ListMusic, type LucideIcon, Music4, Settings, Tag, UserRound, Wand2 } from 'lucide-react';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { commands } from '../../commands/commands.ts';
import { isMac } from '../../commands/keySheet.ts';
import { printedKeys } from '../../commands/shortcuts.ts';
import { useKeyBindings } from '../../commands/useKeyBindings.ts';
import { GenreDot } from '../../parts/genres/GenreChip.tsx';
import { Keys } from '../../primitives/Key.tsx';
import { PickDialog, PickItem, PickPart } from '../../primitives/PickDialog.tsx';
import { closeDialog } from '../../state/dialogs.ts';
import { useAllTags } from '../../state/useAllTags.ts';
import { useGenreFinder } from '../../state/useGenreFinder.ts';
import { usePlaylists } from '../../state/useShownPlaylist.ts';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import {
  commandItems,
  foundItems,
  genreItems,
  itemAgain,
  type PaletteItem,
  playlistItems,
  settingsItems,
  tagItems,
} from './paletteItems.ts';
import { ranked, rankOf, wordsOf } from './ranked.ts';
import { notePicked, type Picked, recentlyPicked } from './recent.ts';

const words = messages.commands;
/** Of tracks, of artists and of albums. */
const foundOfEach = 8;
const recentShown = 6;

const pictures: Readonly<Record<Exclude<PaletteItem['kind'], 'commands' | 'genres'> | 'smart', LucideIcon>> =
  {
    playlists: ListMusic,
    smart: Wand2,
    tags: Tag,
    settings: Settings,
    artists: UserRound,
    albums: Disc3,
    tracks: Music4,
  };

export function CommandPalette() {
  const [typed, setTyped] = useState('');
  const [recent] = useState(recentlyPicked);
  const local = useLocalItems();
  const found = useFound(typed);
  const spelled = useSpelled(local, typed);
  const sections = useMemo(() => {
    if (wordsOf(typed).length === 0) return recentFirst(local, recent);
    const latest = recent.map(({ id }) => id);
    return ranked([...local, ...spelled, ...found], typed, latest).map(({ kind, items }) => ({
      title: words.kinds[kind],
      items,
    }));
  }, [local, spelled, found, typed, recent]);
  const all = sections.flatMap(({ items }) => items);

  function pick(key: string, act: (item: PaletteItem) => (() => void) | undefined): void {
    const chosen = all.find(({ id }) => id === key);
    const run = chosen === undefined ? undefined : act(chosen);
    if (chosen === undefined || run === undefined) return;
    notePicked(chosen);
    closeDialog();
    // After the focus has gone back to where it was: a command may send it elsewhere.
    requestAnimationFrame(() => requestAnimationFrame(run));
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
      onPick={(key) => pick(key, ({ run }) => run)}
      onPickOther={(key) => pick(key, ({ other, run }) => other ?? run)}
      onClose={closeDialog}
      nothing={words.nothing}
      foot={<Hints />}
    >
      {sections.map(({ title, items }) => (
        <PickPart key={title} title={title}>
          {items.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </PickPart>
      ))}
    </PickDialog>
  );
}

function Item({ item }: { readonly item: PaletteItem }) {
  const bindings = useKeyBindings();
  const { picture } = item;
  const key = 'command' in picture ? bindings.get(picture.command)?.[0] : undefined;
  return (
    <PickItem
      id={item.id}
      name={item.name}
      picture={<Picture of={picture} />}
      note={key === undefined ? item.group : <Keys names={printedKeys(key, isMac)} isRead />}
    />
  );
}

function Picture({ of }: { readonly of: PaletteItem['picture'] }): ReactNode {
  if ('genre' in of) return <GenreDot genre={of.genre} />;
  const Icon =
    'command' in of
      ? commands[of.command].icon
      : of.kind === 'commands' || of.kind === 'genres'
        ? Music4
        : pictures[of.kind];
  return <Icon size={15} aria-hidden />;
}

function Hints() {
  return (
    <>
      <Keys names={printedKeys('Enter', isMac)} isRead /> {words.hintShow}
      <Keys names={printedKeys('Mod+Enter', isMac)} isRead /> {words.hintPlay}
    </>
  );
}

function useLocalItems(): readonly PaletteItem[] {
  const { data: genres } = useQuery(api.genres.list.queryOptions());
  const playlists = usePlaylists();
  const tags = useAllTags();
  return useMemo(
    () => [
      ...commandItems(),
      ...genreItems(genres ?? []),
      ...playlistItems(playlists),
      ...tagItems(tags ?? []),
      ...settingsItems(),
    ],
    [genres, playlists, tags],
  );
}

/** Tracks, artists and albums; those of the letters before stay until the next are here, as far as they still fit. */
function useFound(typed: string): readonly PaletteItem[] {
  const wanted = useDeferredValue(typed.trim().slice(0, 200));
  const { data, isPlaceholderData } = useQuery(
    api.tracks.find.queryOptions({
      input: wanted === '' ? skipToken : { typed: wanted, limit: foundOfEach },
      placeholderData: keepPreviousData,
      gcTime: 30_000,
    }),
  );
  return useMemo(() => {
    const items = data === undefined ? [] : foundItems(data);
    const now = wordsOf(typed);
    return isPlaceholderData ? items.filter((item) => rankOf(item, now) < Number.POSITIVE_INFINITY) : items;
  }, [data, isPlaceholderData, typed]);
}

/** Genres by another spelling: 'dnb' is found, too. */
function useSpelled(local: readonly PaletteItem[], typed: string): readonly PaletteItem[] {
  const finder = useGenreFinder();
  return useMemo(() => {
    const wanted = wordsOf(typed);
    if (wanted.length === 0) return [];
    const names = new Set(finder.find(typed, { among: 'own' }).map(({ genre }) => genre));
    return local
      .filter(({ picture }) => 'genre' in picture && names.has(picture.genre))
      .filter((item) => rankOf(item, wanted) === Number.POSITIVE_INFINITY)
      .map((item) => ({ ...item, rank: 2 }));
  }, [finder, local, typed]);
}

interface Section {
  readonly title: string;
  readonly items: readonly PaletteItem[];
}

function recentFirst(local: readonly PaletteItem[], recent: readonly Picked[]): Section[] {
  const lately = recent
    .flatMap(({ id, kind, name, group }) => {
      const item = local.find((one) => one.id === id) ?? itemAgain(kind, id, name, group);
      return item === null ? [] : [item];
    })
    .slice(0, recentShown);
  const rest = local.filter((item) => item.kind === 'commands' && !lately.includes(item));
  return [
    ...(lately.length === 0 ? [] : [{ title: words.recent, items: lately }]),
    { title: words.kinds.commands, items: rest },
  ];
}
