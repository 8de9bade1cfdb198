// The fields of a track, one entry each: rows, filters, orders, headings and the menus about them are derived from this table.
import * as z from 'zod';
import { genreSourceSchema } from './genre.ts';
import { moreTagsSchema } from './moreTags.ts';
import { starsSchema } from './rating.ts';
import { remarkSchema } from './remarks.ts';

/** From `min` to `max`, both included; an end left out is open. A track without a value is in no range. */
const rangeSchema = z.object({ min: z.number().optional(), max: z.number().optional() });

/** How far the analysis has come with it. */
const trackStateSchema = z.enum(['new', 'analysed', 'failed']);

/** A missing file is remembered, never deleted: its folder may only be unplugged. */
const presenceSchema = z.enum(['present', 'missing']);

/** What is no music (podcasts, audiobooks) is left out of genres and learning. */
export const kindSchema = z.enum(['music', 'not music']);

interface TrackField {
  readonly value: z.ZodType;
  /** Only whole tracks have it; the rows of lists do not. */
  readonly detail?: true;
  /** A column of the track table. */
  readonly column?: true;
  readonly sort?: {
    /** The direction in which a first click sorts by it. */
    readonly first: 'ascending' | 'descending';
    /** Whether it is offered as the order of playlists and exports. */
    readonly menu: boolean;
  };
  readonly filter?: /** A range under the field's own name. */
    | { readonly kind: 'range' }
    /** Exactly this text, under the field's own name. */
    | { readonly kind: 'text' }
    /** One of an enumeration, under the field's own name; a new rule begins with `first`. */
    | { readonly kind: 'oneOf'; readonly first: string }
    /** Any of these values, under the name `part`. */
    | { readonly kind: 'anyOf'; readonly part: string; readonly schema: z.ZodType };
  /** Lists can be grouped under headings by it. */
  readonly group?: true;
  /** A filter can ask which values there are. */
  readonly values?: true;
  /** Read from the file: a tag, or a fact of its header. */
  readonly tag?: true;
  /** A musical fact that the analysis measures. */
  readonly measured?: true;
  /** `stackwax list` prints it under this heading. */
  readonly listed?: string;
  /** Playlist files may carry it; in CSV under this heading. */
  readonly playlist?: string;
  /** So many decimals are given to other programs: more would claim what was not measured. */
  readonly decimals?: number;
}

const text = z.string().nullable();
const number = z.number().nullable();
const whole = z.int().nullable();
const ascending = { first: 'ascending', menu: true } as const;
const descending = { first: 'descending', menu: true } as const;
/** By a click on the column alone. */
const columnOnly = { first: 'ascending', menu: false } as const;
const range = { kind: 'range' } as const;
const exactly = { kind: 'text' } as const;
const measure = { value: number, column: true, sort: ascending, filter: range, measured: true } as const;

/** In the order in which menus offer them and CSV files have them. */
export const trackFields = {
  title: { value: text, tag: true, column: true, sort: ascending, listed: 'title', playlist: 'title' },
  artist: {
    value: text,
    tag: true,
    column: true,
    sort: ascending,
    filter: exactly,
    group: true,
    values: true,
    listed: 'artist',
    playlist: 'artist',
  },
  album: {
    value: text,
    tag: true,
    column: true,
    sort: ascending,
    group: true,
    values: true,
    listed: 'album',
    playlist: 'album',
  },
  albumArtist: { value: text, tag: true, column: true, sort: columnOnly },
  year: { value: whole, tag: true, column: true, sort: ascending, filter: range, values: true },
  /** Sorted by the disc first. */
  trackNumber: { value: whole, tag: true, column: true, sort: columnOnly, playlist: 'track' },
  discNumber: { value: whole, tag: true },
  /** The effective genre: the label, else the trusted tag, else the prediction. */
  genre: { value: text, column: true, sort: ascending, group: true, listed: 'genre', playlist: 'genre' },
  genreSource: {
    value: genreSourceSchema,
    sort: ascending,
    filter: { kind: 'anyOf', part: 'sources', schema: z.array(genreSourceSchema).max(4) },
    listed: 'genreSource',
  },
  /** Genres as written in the file's tags, in their order. */
  declaredGenres: { value: z.array(z.string()), detail: true, listed: 'declaredGenres' },
  predictedGenre: { value: text, sort: ascending, listed: 'predictedGenre' },
  /** Probability of the predicted genre, 0 to 1. */
  confidence: {
    value: number,
    column: true,
    sort: descending,
    filter: range,
    listed: 'confidence',
  },
  /** The user's genre that the file's tag leads to, whether it is trusted or not. */
  tagGenre: { value: text, column: true, sort: columnOnly },
  durationSeconds: {
    value: number,
    tag: true,
    column: true,
    sort: ascending,
    filter: range,
    listed: 'durationSeconds',
    playlist: 'seconds',
    decimals: 3,
  },
  /** Beats a minute, as shown; null without a steady beat. The feature of that name is librosa's. */
  tempoBpm: { ...measure, listed: 'bpm', playlist: 'bpm', decimals: 1 },
  /** As the tags say, else as estimated: 'C major', 'F# minor'. */
  musicalKey: {
    value: text,
    column: true,
    sort: ascending,
    filter: { kind: 'anyOf', part: 'musicalKeys', schema: z.array(z.string().max(30)).max(24) },
    values: true,
    listed: 'key',
    playlist: 'key',
  },
  /** Null for silence. */
  estimatedKey: { value: text, detail: true, measured: true },
  /** 'off key' for music in none; a text as it is written, where it is no key that is understood. */
  taggedKey: { value: text, detail: true, tag: true },
  taggedBpm: { value: number, detail: true, tag: true },
  /** Integrated loudness (ITU-R BS.1770) of what was analysed; null for silence. */
  loudnessLufs: { ...measure, listed: 'loudness', playlist: 'loudness', decimals: 1 },
  /** How much of the track its loudness and dynamic range are of; null where that was not written down yet. */
  loudnessSeconds: { value: number, measured: true, listed: 'loudnessSeconds', decimals: 3 },
  /** EBU Tech 3342, in LU; null unless the whole track was measured. */
  loudnessRangeLu: { ...measure, listed: 'loudnessRange', decimals: 1 },
  /** ITU-R BS.1770 annex 2, in dB of full scale; null unless the whole track was measured. */
  truePeakDbtp: { ...measure, listed: 'truePeak', decimals: 1 },
  dynamicRangeDb: { value: number, detail: true, measured: true },
  /** As people call it: 'MP3', 'FLAC', 'AAC', 'ALAC'; null when the file does not tell. */
  format: {
    value: text,
    column: true,
    sort: ascending,
    filter: { kind: 'anyOf', part: 'formats', schema: z.array(z.string().max(100)).max(100) },
    values: true,
  },
  codec: { value: text, tag: true, detail: true },
  /** Bits per second. */
  bitRate: { value: number, tag: true, column: true, sort: ascending, filter: range },
  /** Hertz. */
  sampleRate: { value: number, tag: true, detail: true },
  channels: { value: number, tag: true, detail: true },
  sizeBytes: { value: z.number(), detail: true },
  /** What else its tags say. */
  moreTags: { value: moreTagsSchema, tag: true, detail: true },
  /** What is odd about the file. */
  remarks: { value: z.array(remarkSchema), detail: true, listed: 'remarks' },
  /** One to five stars; null where a person has given none. */
  rating: {
    value: starsSchema.nullable(),
    column: true,
    sort: descending,
    filter: range,
    listed: 'rating',
    playlist: 'rating',
  },
  /** The tags that hold on it, by their names, those that a person says first. */
  trackTags: { value: z.array(z.string()), column: true, listed: 'tags', playlist: 'tags' },
  /** Display text of the folder that the file lies in. */
  folder: { value: z.string(), column: true, sort: columnOnly, group: true, values: true },
  /** The file's own name, for tracks without a title. */
  fileName: { value: z.string() },
  /** Display text of the absolute path; the path itself is bytes and stays in the store. */
  path: { value: z.string(), detail: true, sort: ascending },
  /** Milliseconds since 1970. */
  addedAt: { value: z.number(), column: true, sort: descending },
  /** How often it was played here, or in programs whose counts were taken in. */
  playCount: {
    value: z.int(),
    column: true,
    sort: descending,
    filter: range,
    listed: 'plays',
  },
  /** Milliseconds since 1970; null for what was never played. */
  lastPlayedAt: { value: number, column: true, sort: descending, listed: 'lastPlayed' },
  state: { value: trackStateSchema, filter: { kind: 'oneOf', first: 'new' } },
  presence: {
    value: presenceSchema,
    filter: { kind: 'oneOf', first: 'missing' },
  },
  kind: { value: kindSchema, filter: { kind: 'oneOf', first: 'not music' } },
} as const satisfies Readonly<Record<string, TrackField>>;

type Fields = typeof trackFields;
export type FieldName = keyof Fields;
/** Names of the fields whose entry has this property. */
type Having<Property extends keyof TrackField> = {
  [Name in FieldName]: Fields[Name] extends Readonly<Record<Property, unknown>> ? Name : never;
}[FieldName];
type FilterKind = NonNullable<TrackField['filter']>['kind'];
type Filtered<Kind extends FilterKind> = {
  [Name in FieldName]: Fields[Name] extends { readonly filter: { readonly kind: Kind } } ? Name : never;
}[FieldName];

export type DetailField = Having<'detail'>;
export type RowField = Exclude<FieldName, DetailField>;
export type ColumnField = Having<'column'>;
export type SortField = Having<'sort'>;
export type GroupField = Having<'group'>;
export type ValueField = Having<'values'>;
export type TagField = Having<'tag'>;
export type MeasuredField = Having<'measured'>;
export type ListedField = Having<'listed'>;
export type PlaylistField = Having<'playlist'>;
export type RangeField = Filtered<'range'>;
export type TextField = Filtered<'text'>;
export type OneOfField = Filtered<'oneOf'>;
export type AnyOfField = Filtered<'anyOf'>;
/** 'musicalKeys', 'formats', 'sources'. */
export type AnyOfPart = Fields[AnyOfField]['filter']['part'];

const having =
  <Property extends keyof TrackField>(property: Property) =>
  (name: FieldName): name is Having<Property> =>
    property in trackFields[name];
const filtered =
  <Kind extends FilterKind>(kind: Kind) =>
  (name: FieldName): name is Filtered<Kind> => {
    const field: TrackField = trackFields[name];
    return field.filter?.kind === kind;
  };

export const fieldNames: readonly FieldName[] = Object.keys(trackFields).filter(isFieldName);
export const detailFields: readonly DetailField[] = fieldNames.filter(having('detail'));
export const rowFields: readonly RowField[] = fieldNames.filter(isRowField);
export const columnFields: readonly ColumnField[] = fieldNames.filter(having('column'));
export const sortFields: readonly SortField[] = fieldNames.filter(having('sort'));
export const groupFields: readonly GroupField[] = fieldNames.filter(having('group'));
export const valueFields: readonly ValueField[] = fieldNames.filter(having('values'));
export const tagFields: readonly TagField[] = fieldNames.filter(having('tag'));
export const measuredFields: readonly MeasuredField[] = fieldNames.filter(having('measured'));
export const listedFields: readonly ListedField[] = fieldNames.filter(having('listed'));
export const playlistFields: readonly PlaylistField[] = fieldNames.filter(having('playlist'));
export const rangeFields: readonly RangeField[] = fieldNames.filter(filtered('range'));
export const textFields: readonly TextField[] = fieldNames.filter(filtered('text'));
export const oneOfFields: readonly OneOfField[] = fieldNames.filter(filtered('oneOf'));
export const anyOfFields: readonly AnyOfField[] = fieldNames.filter(filtered('anyOf'));

function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(trackFields, name);
}

function isRowField(name: FieldName): name is RowField {
  return !having('detail')(name);
}

/** The values of these fields, as the shape of a zod object. */
export function shapeOf<Name extends FieldName>(names: readonly Name[]): { [N in Name]: Fields[N]['value'] };
export function shapeOf(names: readonly FieldName[]): Readonly<Record<string, z.ZodType>> {
  return Object.fromEntries(names.map((name) => [name, trackFields[name].value]));
}

type FilterShape = { [Name in RangeField]: z.ZodOptional<typeof rangeSchema> } & {
  [Name in TextField]: z.ZodOptional<z.ZodString>;
} & { [Name in OneOfField]: z.ZodOptional<Fields[Name]['value']> } & {
  [Name in AnyOfField as Fields[Name]['filter']['part']]: z.ZodOptional<Fields[Name]['filter']['schema']>;
};

/** The parts of a filter that are about one field each, as the shape of a zod object. */
export function filterShape(): FilterShape;
export function filterShape(): Readonly<Record<string, z.ZodType>> {
  const parts: [string, z.ZodType][] = [
    ...rangeFields.map((name): [string, z.ZodType] => [name, rangeSchema]),
    ...textFields.map((name): [string, z.ZodType] => [name, z.string()]),
    ...oneOfFields.map((name): [string, z.ZodType] => [name, trackFields[name].value]),
    ...anyOfFields.map((name): [string, z.ZodType] => [
      trackFields[name].filter.part,
      trackFields[name].filter.schema,
    ]),
  ];
  return Object.fromEntries(parts.map(([part, schema]) => [part, schema.optional()]));
}

/** A number as other programs get it. */
export function measuredValue<Value>(name: FieldName, value: Value): Value | number {
  const { decimals }: TrackField = trackFields[name];
  return typeof value === 'number' && decimals !== undefined ? Number(value.toFixed(decimals)) : value;
}

/** Names under which earlier versions stored orders and columns, in rules and in the browser. */
export const formerNames = {
  source: 'genreSource',
  duration: 'durationSeconds',
  tempo: 'tempoBpm',
  key: 'musicalKey',
  loudness: 'loudnessLufs',
  added: 'addedAt',
} as const satisfies Readonly<Record<string, SortField>>;

export function isFormerName(name: unknown): name is keyof typeof formerNames {
  return typeof name === 'string' && Object.hasOwn(formerNames, name);
}
