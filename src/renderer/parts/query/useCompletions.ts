// How the text at the caret may go on: names of fields, then values of the library with their numbers of tracks.
import { skipToken, useQuery } from '@tanstack/react-query';
import { displayGenre } from '../../../core/genres/name.ts';
import {
  completedFields,
  completingAt,
  fieldsLike,
  takeField,
  takeValue,
} from '../../../core/query/completing.ts';
import { nameOf, searchFields } from '../../../core/query/fields.ts';
import { api } from '../../wire/api.ts';
import { formatCount } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';

export interface Suggestion {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  /** The text with it taken, and where the caret is then. */
  take(): { text: string; caret: number };
}

interface Suggestions {
  readonly all: readonly Suggestion[];
  /** The first is what Enter takes, too: a value is awaited here, while a word may be no field at all. */
  readonly isFirstMeant: boolean;
}

const words = messages.query;
const none: Suggestions = { all: [], isFirstMeant: false };
/** One letter begins too many words that are no fields. */
const lettersOfField = 2;
const atOnce = 8;

export function useCompletions(text: string, caret: number, isWanted: boolean): Suggestions {
  const completing = isWanted ? completingAt(text, caret) : null;
  const field =
    completing?.kind === 'value' ? completedFields.find((one) => one === completing.field.field) : undefined;
  const tag = completing?.kind === 'value' && completing.field.field === 'tag' ? completing.typed : null;
  const tags = useQuery(
    api.trackTags.list.queryOptions({
      input: tag === null ? skipToken : { limit: atOnce, ...(tag.trim() === '' ? {} : { search: tag }) },
      placeholderData: (before) => before,
    }),
  );
  const { data, isPlaceholderData } = useQuery(
    api.tracks.complete.queryOptions({
      input:
        completing === null || field === undefined
          ? skipToken
          : { field, typed: completing.typed.slice(0, mostTyped), limit: atOnce },
      staleTime: 10_000,
      placeholderData: (before) => before,
    }),
  );
  if (completing === null) return none;
  if (completing.kind === 'field') {
    if (completing.typed.length < lettersOfField) return none;
    const all = fieldsLike(completing.typed, searchFields).map((one) => ({
      id: one.field,
      name: `${nameOf(one.field)}:`,
      note: words.noteOf(one.field),
      take: () => takeField(completing, one, text),
    }));
    return { all: all.slice(0, atOnce), isFirstMeant: false };
  }
  const { field: asked, typed } = completing;
  if (asked.kind === 'choice') {
    const all = asked.choices
      .filter((choice) => choice.startsWith(typed.toLowerCase()))
      .map((choice) => ({
        id: choice,
        name: choice,
        note: words.choiceOf(asked.field, choice),
        take: () => takeValue(completing, asked, choice, text),
      }));
    // Typed to its end there is nothing left to take.
    return { all: all.length === 1 && all[0]?.name === typed ? [] : all, isFirstMeant: true };
  }
  // What was asked for another field is not shown for this one.
  const values =
    asked.field === 'tag'
      ? (tags.data ?? []).map(({ name, tracks }) => ({ value: name, tracks }))
      : data !== undefined && data.field === field
        ? data.values
        : [];
  // Of what was offered for fewer letters, Enter must not take what does not fit any more.
  const isOlder = asked.field === 'tag' ? tags.isPlaceholderData : isPlaceholderData;
  const fitting = isOlder ? values.filter(({ value }) => holds(value, typed)) : values;
  const all = fitting.map(({ value, tracks }) => ({
    id: value,
    name: asked.field === 'genre' ? displayGenre(value) : value,
    note: formatCount(tracks),
    take: () => takeValue(completing, asked, value, text),
  }));
  return { all, isFirstMeant: true };
}

const mostTyped = 100;

function holds(value: string, typed: string): boolean {
  return value.toLowerCase().includes(typed.trim().toLowerCase());
}
