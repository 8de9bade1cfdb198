// Traktor's NML: a collection whose paths are cut in pieces, then a tree of playlists that name tracks by these.
import type { ReadCue } from '../domain/cuePoint.ts';
import { AppError } from '../domain/errors.ts';
import {
  countIn,
  cueOf,
  type ForeignReader,
  type ForeignSink,
  type ForeignTrack,
  nothingKnown,
  numberIn,
  said,
  starsOf,
  timeOf,
} from './entries.ts';
import { type Attributes, xmlReader } from './xml.ts';

/** Of Traktor Pro 2 to 4. */
const versions = { first: 15, last: 20 } as const;

/** Types of cues: fades, the place to load at and grids are no places that a person set to jump to. */
const point = '0';
const loop = '5';

export function traktorReader(sink: ForeignSink): ForeignReader {
  const nodes: { readonly name: string; readonly type: string | undefined; readonly keys: string[] }[] = [];
  let track: { -readonly [Key in keyof ForeignTrack]: ForeignTrack[Key] } | null = null;
  let cues: ReadCue[] = [];
  let smart = 0;

  function ofTrack(name: string, attributes: Attributes): void {
    if (track === null) return;
    if (name === 'LOCATION') {
      const { VOLUME: volume = '', DIR: folder = '', FILE: file = '' } = attributes;
      track.key = `${volume}${folder}${file}`;
      track.location = placeOf(volume, folder, file);
    } else if (name === 'ALBUM') track.album = said(attributes['TITLE']);
    else if (name === 'INFO') {
      const seconds = numberIn(attributes['PLAYTIME_FLOAT']) ?? numberIn(attributes['PLAYTIME']);
      track.seconds = seconds !== null && seconds > 0 ? seconds : null;
      track.rating = starsOf(numberIn(attributes['RANKING']), 255);
      track.plays = countIn(attributes['PLAYCOUNT']);
      track.lastPlayedAt = timeOf(attributes['LAST_PLAYED']);
      track.genre = said(attributes['GENRE']);
    } else if (name === 'CUE_V2') cues.push(...cueIn(attributes));
  }

  const reader = xmlReader({
    open(name, attributes, path, line) {
      const parent = path.at(-1);
      if (path.length === 0) mustBeTraktor(name, attributes);
      else if (name === 'ENTRY' && parent === 'COLLECTION') {
        cues = [];
        track = {
          ...nothingKnown,
          key: String(line),
          line,
          location: null,
          title: said(attributes['TITLE']),
          artist: said(attributes['ARTIST']),
        };
      } else if (parent === 'ENTRY' && track !== null) ofTrack(name, attributes);
      else if (name === 'NODE') {
        if (attributes['TYPE'] === 'SMARTLIST') smart += 1;
        nodes.push({ name: said(attributes['NAME']) ?? '?', type: attributes['TYPE'], keys: [] });
      } else if (name === 'PRIMARYKEY') {
        const key = attributes['KEY'];
        if (key !== undefined) nodes.at(-1)?.keys.push(key);
      }
    },
    close(name, _text, path) {
      if (name === 'ENTRY' && path.at(-1) === 'COLLECTION' && track !== null) {
        sink.track({ ...track, cues });
        track = null;
      } else if (name === 'NODE') {
        const node = nodes.pop();
        if (node?.type !== 'PLAYLIST') return;
        // The outermost is called $ROOT; those with a name like it are Traktor's own.
        if (node.name.startsWith('_')) return;
        const names = [...nodes.slice(1), node].map((one) => one.name);
        sink.playlist({ name: names.join(' / '), keys: node.keys });
      }
    },
  });
  return {
    take: reader.take,
    end() {
      reader.end();
      if (smart > 0)
        sink.note(
          `${smart === 1 ? '1 smart playlist is' : `${smart} smart playlists are`} left out: Traktor writes down what they look for, not what is in them.`,
        );
    },
  };
}

function mustBeTraktor(root: string, { VERSION: version }: Attributes): void {
  if (root !== 'NML')
    throw new AppError(
      'invalid',
      `It is no NML of Traktor: its outermost element is '${root.slice(0, 100)}'.`,
    );
  const number = Number(version);
  if (!Number.isInteger(number) || number < versions.first || number > versions.last)
    throw new AppError(
      'invalid',
      `It is NML of version '${(version ?? '').slice(0, 100)}'; versions ${versions.first} to ${versions.last} are known (Traktor Pro 2 to 4).`,
    );
}

/** 'C:', '/:Music/:A/:', 'x.mp3' are 'C:/Music/A/x.mp3'; a Mac's disk has no place in the path that is known here. */
function placeOf(volume: string, folder: string, file: string): string | null {
  if (file === '') return null;
  const path = `${folder.replaceAll('/:', '/')}${file}`;
  return /^[a-z]:$/iu.test(volume) ? `${volume}${path}` : path;
}

function cueIn(attributes: Attributes): ReadCue[] {
  const type = attributes['TYPE'];
  const start = numberIn(attributes['START']);
  if (start === null || (type !== point && type !== loop)) return [];
  const length = type === loop ? numberIn(attributes['LEN']) : null;
  const colour = /^#?([0-9a-f]{6})$/iu.exec(attributes['COLOR'] ?? '');
  return cueOf({
    seconds: start / 1000,
    lengthSeconds: length === null ? null : length / 1000,
    number: numberIn(attributes['HOTCUE']),
    name: attributes['NAME'] === 'n.n.' ? null : (attributes['NAME'] ?? null),
    colour: colour === null ? null : `#${(colour[1] ?? '').toLowerCase()}`,
  });
}
