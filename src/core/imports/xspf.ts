// XSPF and JSPF (https://xspf.org): the same playlist as XML and as JSON.
import * as z from 'zod';
import { AppError } from '../domain/errors.ts';
import { decodePercent, pathOf } from '../matching/location.ts';
import { type ForeignReader, type ForeignSink, nothingKnown, numberIn, said } from './entries.ts';
import { xmlReader } from './xml.ts';

export function xspfReader(sink: ForeignSink, name: string): ForeignReader {
  const keys: string[] = [];
  let called = name;
  let track: Record<string, string> = {};
  let begun = 0;
  const reader = xmlReader({
    open(element, _attributes, path, line) {
      if (element === 'track' && path.at(-1) === 'trackList') {
        track = {};
        begun = line;
      }
    },
    close(element, text, path) {
      if (path.at(-1) === 'track') track[element] ??= text;
      else if (element === 'title' && path.length === 1) called = said(text) ?? called;
      else if (element === 'track' && path.at(-1) === 'trackList') {
        const milliseconds = numberIn(track['duration']);
        add(sink, keys, begun, {
          location: said(track['location']),
          title: said(track['title']),
          artist: said(track['creator']),
          album: said(track['album']),
          seconds: milliseconds === null ? null : milliseconds / 1000,
        });
      }
    },
  });
  return {
    take: reader.take,
    end() {
      reader.end();
      sink.playlist({ name: called, keys });
    },
  };
}

const text = z.string().nullish().catch(null);
const jspfSchema = z.object({
  playlist: z.object({
    title: text,
    track: z
      .array(
        z.object({
          location: z
            .union([z.array(z.string()), z.string().transform((one) => [one])])
            .nullish()
            .catch(null),
          title: text,
          creator: text,
          album: text,
          duration: z.number().nullish().catch(null),
        }),
      )
      .default([]),
  }),
});

/** JSON is read whole. */
const longestJson = 64 * 1024 * 1024;

export function jspfReader(sink: ForeignSink, name: string): ForeignReader {
  let json = '';
  return {
    take(piece) {
      json += piece;
      if (json.length > longestJson)
        throw new AppError(
          'invalid',
          `It is longer than ${longestJson / 1024 / 1024} million characters, more than JSPF is read of.`,
        );
    },
    end() {
      const { playlist } = parsed(json);
      const keys: string[] = [];
      for (const { location, title, creator, album, duration } of playlist.track)
        add(sink, keys, null, {
          location: said(location?.[0]),
          title: said(title),
          artist: said(creator),
          album: said(album),
          seconds: duration === null || duration === undefined ? null : duration / 1000,
        });
      sink.playlist({ name: said(playlist.title) ?? name, keys });
    },
  };
}

function parsed(json: string): z.infer<typeof jspfSchema> {
  try {
    return jspfSchema.parse(JSON.parse(json));
  } catch (cause) {
    const reason =
      cause instanceof SyntaxError ? 'it is not well-formed JSON' : "it has no 'playlist' with tracks";
    throw new AppError('invalid', `It is no JSPF playlist: ${reason}.`, { cause });
  }
}

type Song = Pick<Parameters<ForeignSink['track']>[0], 'location' | 'title' | 'artist' | 'album' | 'seconds'>;

function add(sink: ForeignSink, keys: string[], line: number | null, song: Song): void {
  const key = String(keys.length);
  keys.push(key);
  const { location } = song;
  const isUrl = location !== null && /^file:/iu.test(location);
  // A relative location is a URL reference: its codes are decoded, too.
  const path = location === null || isUrl ? location : decodePercent(location);
  sink.track({ ...nothingKnown, ...song, location: path === null ? null : pathOf(path), key, line });
}
