// The fields of the truth table, and how what a reader says of one becomes a text that can be compared.

/** In the order in which the table has them. */
export const fields = {
  artist: 'artist',
  genres: 'genres',
  compilation: 'compilation',
  track: 'track of total',
  disc: 'disc of total',
  date: 'release date',
  originalDate: 'original date',
  bpm: 'BPM',
  key: 'key',
  replayGain: 'ReplayGain',
  r128: 'R128',
  sortNames: 'sort names',
  recordingId: 'MusicBrainz recording',
  albumId: 'MusicBrainz album',
  artistIds: 'MusicBrainz artists',
} as const;
export type Field = keyof typeof fields;
export const fieldNames = Object.keys(fields).filter(isField);

export function isField(name: string): name is Field {
  return Object.hasOwn(fields, name);
}

/** What is said of a file: nothing of the fields that are not there. */
export type Facts = { readonly [F in Field]?: string };

type Maybe<Value> = Value | null | undefined;

export function said(texts: { readonly [F in Field]?: Maybe<string> }): Facts {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text != null));
}

/** Several values of one field, in their order. */
export const list = (values: readonly string[]): string | null =>
  values.length === 0 ? null : values.join(' | ');

export const ofTotal = (no: Maybe<number>, of: Maybe<number>): string | null =>
  no == null && of == null ? null : of == null ? `${no}` : `${no ?? '?'}/${of}`;

/** Parts that have names of their own; what is not there is left out. */
export function parts<Value>(
  named: Readonly<Record<string, Maybe<Value>>>,
  write: (value: Value) => string = String,
): string | null {
  const texts = Object.entries(named).flatMap(([name, value]) =>
    value == null ? [] : [`${name} ${write(value)}`],
  );
  return texts.length === 0 ? null : texts.join(', ');
}

/** To a millionth, for readers print them with more or fewer places. */
export function gainsText(
  gains: Readonly<Record<'trackGain' | 'trackPeak' | 'albumGain' | 'albumPeak', Maybe<number>>>,
): string | null {
  const { trackGain, trackPeak, albumGain, albumPeak } = gains;
  const named = { track: trackGain, peak: trackPeak, album: albumGain, 'album peak': albumPeak };
  return parts(named, (value) => `${Math.round(value * 1e6) / 1e6}`);
}
