// What a search can be about: the names of fields as they are typed, and what their values are.
import * as z from 'zod';
import { type FieldName, fieldNames, trackFields } from '../domain/trackFields.ts';
import { createSpeller } from '../genres/spelling.ts';

type Fields = typeof trackFields;

/** Moments, in milliseconds since 1970. */
const dates = ['addedAt', 'lastPlayedAt'] as const;
export type DateField = (typeof dates)[number];

/** Every field of tracks whose value is a number, but for moments. */
export type NumberField = Exclude<
  { [Name in FieldName]: z.infer<Fields[Name]['value']> extends number | null ? Name : never }[FieldName],
  DateField
>;

const texts = ['title', 'artist', 'album', 'albumArtist', 'folder', 'fileName', 'path'] as const;
export type TextField = (typeof texts)[number];

/** What is called by a name, of which the library has a list. */
const named = ['genre', 'tag', 'key', 'format'] as const;
export type NamedField = (typeof named)[number];

/** In the order in which they are offered. */
const choices = {
  /** Who decides the genre. */
  said: ['me', 'nobody', 'tag', 'model'],
  is: [
    'missing',
    'duplicate',
    'spare',
    'unsorted',
    'doubtful',
    'disagreed',
    'music',
    'not-music',
    'maybe-not-music',
    'analysed',
    'waiting',
    'failed',
  ],
  has: ['genre', 'tag', 'rating', 'key', 'bpm', 'year', 'artist', 'album', 'title', 'loudness'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type ChoiceField = keyof typeof choices;

/** `share`: 0 to 1, or in percent; `clock`: seconds, or 3:30; `kilo`: in thousands; `bytes`: or 5M. */
export type Unit = 'plain' | 'share' | 'clock' | 'kilo' | 'bytes';
const units: Readonly<Partial<Record<NumberField, Unit>>> = {
  confidence: 'share',
  durationSeconds: 'clock',
  loudnessSeconds: 'clock',
  bitRate: 'kilo',
  sampleRate: 'plain',
  sizeBytes: 'bytes',
};

export type SearchField =
  | { readonly kind: 'text'; readonly field: TextField }
  | { readonly kind: 'named'; readonly field: NamedField }
  | { readonly kind: 'number'; readonly field: NumberField; readonly unit: Unit }
  | { readonly kind: 'date'; readonly field: DateField }
  | { readonly kind: 'choice'; readonly field: ChoiceField; readonly choices: readonly string[] };
export type AnyField = SearchField['field'];

/** What is typed, the first is printed; a field that is not here is called as it is, in small letters. */
const typedNames: Readonly<Record<string, readonly string[]>> = {
  albumArtist: ['albumartist', 'by'],
  fileName: ['file'],
  trackNumber: ['track'],
  discNumber: ['disc'],
  durationSeconds: ['length', 'duration'],
  tempoBpm: ['bpm', 'tempo'],
  loudnessLufs: ['loudness', 'lufs'],
  loudnessRangeLu: ['range'],
  truePeakDbtp: ['peak'],
  dynamicRangeDb: ['dynamics'],
  loudnessSeconds: ['measured'],
  sizeBytes: ['size'],
  addedAt: ['added'],
  playCount: ['plays'],
  lastPlayedAt: ['played'],
};

function isNumeric(name: FieldName): boolean {
  const schema: z.ZodType = trackFields[name].value;
  return (schema instanceof z.ZodNullable ? schema.unwrap() : schema) instanceof z.ZodNumber;
}

function isDate(name: FieldName): name is DateField {
  return dates.some((date) => date === name);
}

function isNumberField(name: FieldName): name is NumberField {
  return isNumeric(name) && !isDate(name);
}

export const numberFields: readonly NumberField[] = fieldNames.filter(isNumberField);

/** In the order in which they are offered. */
export const searchFields: readonly SearchField[] = [
  { kind: 'named', field: 'genre' },
  { kind: 'text', field: 'artist' },
  { kind: 'text', field: 'album' },
  { kind: 'text', field: 'title' },
  { kind: 'named', field: 'tag' },
  { kind: 'number', field: 'year', unit: 'plain' },
  { kind: 'number', field: 'tempoBpm', unit: 'plain' },
  { kind: 'choice', field: 'said', choices: choices.said },
  { kind: 'number', field: 'confidence', unit: 'share' },
  ...dates.map((field) => ({ kind: 'date', field }) as const),
  { kind: 'number', field: 'durationSeconds', unit: 'clock' },
  { kind: 'named', field: 'key' },
  { kind: 'named', field: 'format' },
  { kind: 'choice', field: 'is', choices: choices.is },
  { kind: 'choice', field: 'has', choices: choices.has },
  { kind: 'text', field: 'albumArtist' },
  { kind: 'text', field: 'folder' },
  { kind: 'text', field: 'fileName' },
  { kind: 'text', field: 'path' },
  ...numberFields
    .filter((field) => !['year', 'tempoBpm', 'confidence', 'durationSeconds'].includes(field))
    .map((field) => ({ kind: 'number', field, unit: units[field] ?? 'plain' }) as const),
];

/** As it is printed. */
export function nameOf(field: AnyField): string {
  return typedNames[field]?.[0] ?? field.toLowerCase();
}

const byName: ReadonlyMap<string, SearchField> = new Map(
  searchFields.flatMap((one) =>
    [field(one), ...(typedNames[one.field] ?? [])].map((name) => [name.toLowerCase(), one] as const),
  ),
);

function field(one: SearchField): string {
  return one.field;
}

/** Null where no field is called so; case makes no difference. */
export function fieldNamed(name: string): SearchField | null {
  return byName.get(name.toLowerCase()) ?? null;
}

export function unitOf(name: NumberField): Unit {
  return units[name] ?? 'plain';
}

/** Cost of slips within which a name is taken for another, as `createSpeller` counts them. */
const tolerance = 2;
const speller = createSpeller(new Map([...byName.keys()].map((name) => [name, tolerance])), new Set());

/** What was probably meant; null where nothing is like it. */
export function nearestName(name: string): string | null {
  return speller.correct(name.toLowerCase());
}

export function nearestChoice(choice: string, among: readonly string[]): string | null {
  return (
    createSpeller(new Map(among.map((name) => [name, tolerance])), new Set()).correct(choice.toLowerCase()) ??
    among.find((name) => choice !== '' && name.startsWith(choice.toLowerCase())) ??
    null
  );
}
