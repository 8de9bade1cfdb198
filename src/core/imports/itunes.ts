// iTunes' and Apple Music's Library.xml: a property list with all tracks, then all playlists, folders and smart ones among them.
import { AppError } from '../domain/errors.ts';
import { pathOf } from '../matching/location.ts';
import {
  countIn,
  type ForeignReader,
  type ForeignSink,
  nothingKnown,
  numberIn,
  said,
  starsOf,
  timeOf,
} from './entries.ts';
import { xmlReader } from './xml.ts';

/** A dictionary or array that is open, and the key of the dictionary that comes next. */
interface Level {
  readonly isArray: boolean;
  key: string | null;
}

interface List {
  readonly values: Map<string, string>;
  readonly keys: string[];
}

/** What it makes by itself, for films and for all there is. */
const own = [
  'Master',
  'Distinguished Kind',
  'Movies',
  'TV Shows',
  'Podcasts',
  'Audiobooks',
  'Purchased Music',
];

export function itunesReader(sink: ForeignSink): ForeignReader {
  const levels: Level[] = [];
  /** By their persistent ids, for the names of what lies in them. */
  const folders = new Map<string, { readonly name: string; readonly parent: string | null }>();
  let track: { readonly values: Map<string, string>; readonly line: number } | null = null;
  let list: List | null = null;
  let areTracks = false;
  const keyAt = (depth: number): string | null => levels[depth]?.key ?? null;
  const isTrack = (): boolean => levels.length === 3 && keyAt(0) === 'Tracks';
  const isList = (): boolean => levels.length === 3 && keyAt(0) === 'Playlists';
  const isItem = (): boolean =>
    levels.length === 5 && keyAt(0) === 'Playlists' && keyAt(2) === 'Playlist Items';

  const reader = xmlReader({
    open(name, _attributes, path, line) {
      if (path.length === 0 && name !== 'plist') throw notItunes();
      if (name !== 'dict' && name !== 'array') return;
      levels.push({ isArray: name === 'array', key: null });
      if (isTrack()) track = { values: new Map(), line };
      else if (isList()) list = { values: new Map(), keys: [] };
      if (levels.length === 2 && keyAt(0) === 'Tracks') areTracks = true;
    },
    close(name, text) {
      const level = levels.at(-1);
      if (name === 'key') {
        if (level !== undefined) level.key = text;
        return;
      }
      if (name === 'dict' || name === 'array') {
        if (isTrack() && track !== null) addTrack(track.values, track.line);
        else if (isList() && list !== null) addList(list);
        levels.pop();
        return;
      }
      const key = level?.key ?? null;
      if (key === null) return;
      // <true/> and <false/> have no text.
      const value = name === 'true' || name === 'false' ? name : text;
      if (isTrack()) track?.values.set(key, value);
      else if (isList()) list?.values.set(key, name === 'data' ? 'data' : value);
      else if (isItem() && key === 'Track ID') list?.keys.push(value);
    },
  });

  function addTrack(values: ReadonlyMap<string, string>, line: number): void {
    track = null;
    const id = values.get('Track ID');
    if (id === undefined) return;
    const location = said(values.get('Location'));
    const isComputed = values.get('Rating Computed') === 'true';
    const milliseconds = numberIn(values.get('Total Time'));
    sink.track({
      ...nothingKnown,
      key: id,
      line,
      location: location === null ? null : pathOf(location),
      title: said(values.get('Name')),
      artist: said(values.get('Artist')),
      album: said(values.get('Album')),
      seconds: milliseconds === null ? null : milliseconds / 1000,
      rating: isComputed ? null : starsOf(numberIn(values.get('Rating')), 100),
      plays: countIn(values.get('Play Count')),
      lastPlayedAt: timeOf(values.get('Play Date UTC')),
      genre: said(values.get('Genre')),
    });
  }

  function addList({ values, keys }: List): void {
    list = null;
    const name = said(values.get('Name')) ?? '?';
    const id = values.get('Playlist Persistent ID');
    const parent = values.get('Parent Persistent ID') ?? null;
    const isFolder = values.get('Folder') === 'true';
    if (isFolder && id !== undefined) folders.set(id, { name, parent });
    // A folder holds what its playlists hold.
    if (isFolder || own.some((key) => values.has(key)) || values.get('Visible') === 'false') return;
    sink.playlist({ name: [...within(parent), name].join(' / '), keys });
  }

  function within(parent: string | null): string[] {
    const names: string[] = [];
    const seen = new Set<string>();
    for (let id = parent; id !== null && !seen.has(id); ) {
      seen.add(id);
      const folder = folders.get(id);
      if (folder === undefined) break;
      names.unshift(folder.name);
      id = folder.parent;
    }
    return names;
  }

  return {
    take: reader.take,
    end() {
      reader.end();
      if (!areTracks) throw notItunes();
    },
  };
}

function notItunes(): AppError {
  return new AppError('invalid', 'It is no library of iTunes or Apple Music: it has no list of tracks.');
}
