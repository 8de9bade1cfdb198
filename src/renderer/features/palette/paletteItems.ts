// What the palette offers, in kinds: each has a name, what Enter does and, for what has tracks, what Mod+Enter does.
import type { FoundNames } from '../../../core/domain/found.ts';
import type { Genre } from '../../../core/domain/genre.ts';
import type { Playlist } from '../../../core/domain/playlist.ts';
import type { TrackTag } from '../../../core/domain/trackTag.ts';
import { displayGenre } from '../../../core/genres/name.ts';
import { type CommandId, commandIds, commands, isAvailable } from '../../commands/commands.ts';
import { playThing, showThing } from '../../commands/things/thing.ts';
import { type SettingsPart, settingsParts, showSettings } from '../../state/settingsPart.ts';
import { type Thing, thingSchema } from '../../state/thing.ts';
import { messages } from '../../words/messages.ts';

/** In the order in which equals stand. */
export const paletteKinds = [
  'commands',
  'genres',
  'playlists',
  'tags',
  'settings',
  'artists',
  'albums',
  'tracks',
] as const;
export type PaletteKind = (typeof paletteKinds)[number];

export interface PaletteItem {
  /** The same from one opening to the next, so that recent ones are known again. */
  readonly id: string;
  readonly kind: PaletteKind;
  readonly name: string;
  /** What else it is found by and shown with: the group of a command, the artist of an album. */
  readonly group: string;
  readonly picture:
    | { readonly command: CommandId }
    | { readonly genre: string }
    | { readonly kind: PaletteKind | 'smart' };
  /** How well it fits, where the library has judged that. */
  readonly rank?: number;
  readonly run: () => void;
  readonly other?: () => void;
}

const words = messages.commands;

function ofThing(thing: Thing): Pick<PaletteItem, 'id' | 'run' | 'other'> {
  return { id: JSON.stringify(thing), run: () => showThing(thing), other: () => playThing(thing) };
}

/** What was picked before and is not among what is at hand: an artist, an album, a track. Null for what cannot be understood. */
export function itemAgain(kind: PaletteKind, id: string, name: string, group: string): PaletteItem | null {
  if (!id.startsWith('{')) return null;
  try {
    const thing = thingSchema.parse(JSON.parse(id));
    return { ...ofThing(thing), kind, name, group, picture: { kind } };
  } catch {
    return null;
  }
}

export function commandItems(): PaletteItem[] {
  return commandIds
    .filter((id) => id !== 'palette' && isAvailable(id))
    .map((id) => ({
      id: `command ${id}`,
      kind: 'commands',
      name: words.names[id],
      group: words.groups[commands[id].group],
      picture: { command: id },
      run: commands[id].run,
    }));
}

export function genreItems(genres: readonly Genre[]): PaletteItem[] {
  return genres
    .filter(({ tracks }) => tracks > 0)
    .map(({ id, name }) => ({
      ...ofThing({ kind: 'genre', genreId: id }),
      kind: 'genres',
      name: displayGenre(name),
      group: words.genres,
      picture: { genre: name },
    }));
}

export function playlistItems(playlists: readonly Playlist[]): PaletteItem[] {
  return playlists.map(({ id, name, rule }) => ({
    ...ofThing({ kind: 'playlist', playlistId: id }),
    kind: 'playlists',
    name,
    group: words.playlists,
    picture: { kind: rule === null ? 'playlists' : 'smart' },
  }));
}

export function tagItems(tags: readonly TrackTag[]): PaletteItem[] {
  return tags
    .filter(({ tracks }) => tracks > 0)
    .map(({ id, name }) => ({
      ...ofThing({ kind: 'tag', tagId: id, name }),
      kind: 'tags',
      name,
      group: words.tags,
      picture: { kind: 'tags' },
    }));
}

export function settingsItems(): PaletteItem[] {
  return settingsParts.map((part: SettingsPart) => ({
    id: `settings ${part}`,
    kind: 'settings',
    name: words.settingsParts[part],
    group: words.settings,
    picture: { kind: 'settings' },
    run: () => showSettings(part),
  }));
}

export function foundItems({ tracks, artists, albums }: FoundNames): PaletteItem[] {
  return [
    ...artists.map(
      ({ name, rank }): PaletteItem => ({
        ...ofThing({ kind: 'artist', name }),
        kind: 'artists',
        name,
        group: words.artists,
        picture: { kind: 'artists' },
        rank,
      }),
    ),
    ...albums.map(
      ({ title, artist, rank }): PaletteItem => ({
        ...ofThing({ kind: 'album', title, artist }),
        kind: 'albums',
        name: title,
        group: artist ?? words.albums,
        picture: { kind: 'albums' },
        rank,
      }),
    ),
    ...tracks.map(
      ({ id, title, artist, rank }): PaletteItem => ({
        ...ofThing({ kind: 'tracks', trackIds: [id] }),
        kind: 'tracks',
        name: title,
        group: artist ?? words.tracks,
        picture: { kind: 'tracks' },
        rank,
      }),
    ),
  ];
}
