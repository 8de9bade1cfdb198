// rekordbox's XML (https://rekordbox.com/en/support/developer): a collection with cue points, then a tree of playlists.
import type { ReadCue } from '../domain/cuePoint.ts';
import { AppError } from '../domain/errors.ts';
import { pathOf } from '../matching/location.ts';
import {
  colourOf,
  countIn,
  cueOf,
  type ForeignReader,
  type ForeignSink,
  type ForeignTrack,
  nothingKnown,
  numberIn,
  said,
  starsOf,
} from './entries.ts';
import { type Attributes, xmlReader } from './xml.ts';

/** Types of marks; fades and the place to load at are no places that a person set to jump to. */
const cueMark = '0';
const loopMark = '4';
const isFolder = '0';

export function rekordboxReader(sink: ForeignSink): ForeignReader {
  const nodes: {
    readonly name: string;
    readonly isList: boolean;
    readonly byLocation: boolean;
    readonly keys: string[];
  }[] = [];
  let track: (ForeignTrack & { readonly cues: ReadCue[] }) | null = null;
  /** Playlists may name tracks by their places. */
  const keyAt = new Map<string, string>();

  return xmlReader({
    open(name, attributes, path, line) {
      if (path.length === 0) mustBeRekordbox(name, attributes);
      else if (name === 'TRACK' && path.at(-1) === 'COLLECTION') {
        const location = said(attributes['Location']);
        const key = attributes['TrackID'] ?? String(line);
        if (location !== null) keyAt.set(location, key);
        track = {
          ...nothingKnown,
          key,
          line,
          location: location === null ? null : pathOf(location),
          title: said(attributes['Name']),
          artist: said(attributes['Artist']),
          album: said(attributes['Album']),
          seconds: positive(attributes['TotalTime']),
          rating: starsOf(numberIn(attributes['Rating']), 255),
          plays: countIn(attributes['PlayCount']),
          genre: said(attributes['Genre']),
          cues: [],
        };
      } else if (name === 'POSITION_MARK') track?.cues.push(...markOf(attributes));
      else if (name === 'NODE')
        nodes.push({
          name: said(attributes['Name']) ?? '?',
          isList: attributes['Type'] !== isFolder,
          byLocation: attributes['KeyType'] === '1',
          keys: [],
        });
      else if (name === 'TRACK') {
        const node = nodes.at(-1);
        const key = attributes['Key'];
        if (node === undefined || key === undefined) return;
        node.keys.push(node.byLocation ? (keyAt.get(key) ?? key) : key);
      }
    },
    close(name, _text, path) {
      if (name === 'TRACK' && path.at(-1) === 'COLLECTION' && track !== null) {
        sink.track(track);
        track = null;
      } else if (name === 'NODE') {
        const node = nodes.pop();
        if (node?.isList !== true) return;
        // The outermost is called ROOT.
        const names = [...nodes.slice(1), node].map((one) => one.name);
        sink.playlist({ name: names.join(' / '), keys: node.keys });
      }
    },
  });
}

function mustBeRekordbox(root: string, { Version: version }: Attributes): void {
  if (root !== 'DJ_PLAYLISTS')
    throw new AppError(
      'invalid',
      `It is no XML of rekordbox: its outermost element is '${root.slice(0, 100)}'.`,
    );
  if (version !== undefined && !/^1(?:\.|,|$)/u.test(version))
    throw new AppError(
      'invalid',
      `It is rekordbox XML of version '${version.slice(0, 100)}'; only 1 is known.`,
    );
}

function positive(text: string | undefined): number | null {
  const number = numberIn(text);
  return number !== null && number > 0 ? number : null;
}

function markOf(attributes: Attributes): ReadCue[] {
  const type = attributes['Type'];
  const start = numberIn(attributes['Start']);
  if (start === null || (type !== cueMark && type !== loopMark)) return [];
  const end = type === loopMark ? numberIn(attributes['End']) : null;
  const part = (name: string): number | null => numberIn(attributes[name]);
  return cueOf({
    seconds: start,
    lengthSeconds: end === null ? null : end - start,
    number: part('Num'),
    name: attributes['Name'] ?? null,
    colour: colourOf([part('Red'), part('Green'), part('Blue')]),
  });
}
