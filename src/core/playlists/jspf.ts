// JSPF (https://xspf.org/jspf): XSPF as JSON.
import { lines, oneLine } from '../domain/text/xml.ts';
import type { PlaylistEntry } from './entry.ts';
import { uriOf } from './place.ts';

/** The marker line, in the format's own field for program data. */
export const jspfMark = '    "meta": [{ "urn:stackwax:written-by": "Stackwax" }],';

/** `location` is an array, `duration` milliseconds; unknown fields are left out. One track a line. */
export function* renderJspf(name: string, entries: readonly PlaylistEntry[]): Generator<string> {
  yield lines('{', '  "playlist": {', jspfMark, `    "title": ${JSON.stringify(oneLine(name))},`);
  yield '    "track": [';
  for (const [n, entry] of entries.entries())
    yield `${n === 0 ? '' : ','}\n      ${JSON.stringify(trackObject(entry))}`;
  yield lines(entries.length === 0 ? ']' : '\n    ]', '  }', '}');
}

function trackObject(entry: PlaylistEntry): object {
  const { title, artist, album, trackNumber, durationSeconds, trackTags } = entry;
  return {
    location: [uriOf(entry)],
    title: oneLine(title),
    ...(artist === null ? {} : { creator: oneLine(artist) }),
    ...(album === null ? {} : { album: oneLine(album) }),
    ...(trackNumber === null || trackNumber < 1 ? {} : { trackNum: trackNumber }),
    ...(durationSeconds === null ? {} : { duration: Math.round(durationSeconds * 1000) }),
    ...(trackTags.length === 0 ? {} : { meta: trackTags.map((tag) => ({ 'urn:stackwax:tag': tag })) }),
  };
}
