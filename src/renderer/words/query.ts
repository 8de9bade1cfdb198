// What is said of searches: the fields, what they take, how they may go on, and why one cannot be read.
import type { Problem } from '../../core/query/errors.ts';
import { type AnyField, nameOf } from '../../core/query/fields.ts';
import { fieldNames } from './fields.ts';

const ofSearchesAlone: Readonly<Partial<Record<AnyField, string>>> = {
  genre: 'With the genres below it',
  tag: 'Tags that hold',
  said: 'Who says the genre',
  is: 'What it is',
  has: 'What it has',
  key: 'Key',
  fileName: 'File name',
  discNumber: 'Disc',
  dynamicRangeDb: 'Dynamic range, dB',
  taggedBpm: 'BPM in the tags',
  sampleRate: 'Sample rate, Hz',
  channels: 'Channels',
  sizeBytes: 'Size of the file',
  loudnessSeconds: 'Seconds that loudness is of',
};

const known: ReadonlyMap<string, string> = new Map(Object.entries(fieldNames));

const choices: Readonly<Record<string, string>> = {
  'said:me': 'you corrected it',
  'said:nobody': 'no genre yet',
  'said:tag': 'from the tag',
  'said:model': 'predicted',
  'is:missing': 'the file is missing',
  'is:duplicate': 'the recording stands in other files, too',
  'is:spare': 'another file is kept for the recording',
  'is:unsorted': 'music without a genre',
  'is:doubtful': 'needs review',
  'is:disagreed': 'tag and prediction differ',
  'is:music': 'music',
  'is:not-music': 'no music',
  'is:maybe-not-music': 'speech or sounds are heard',
  'is:analysed': 'listened to',
  'is:waiting': 'not analysed yet',
  'is:failed': 'could not be analysed',
};

const meant = (near: string | null): string => (near === null ? '' : ` Did you mean ${near}?`);

export const queryWords = {
  placeholder: 'Search, or narrow with genre: year: bpm:',
  suggestions: 'How it may go on',
  /** Beside a field that is offered. */
  noteOf: (field: AnyField): string => ofSearchesAlone[field] ?? known.get(field) ?? '',
  /** Beside a choice that is offered. */
  choiceOf: (field: AnyField, choice: string): string => choices[`${nameOf(field)}:${choice}`] ?? '',
  help: 'Search help',
  helpShort: 'Help',

  problem(problem: Problem): string {
    switch (problem.kind) {
      case 'quoteOpen':
        return 'The quote is not closed.';
      case 'bracketOpen':
        return 'The bracket is not closed.';
      case 'bracketStray':
        return 'This bracket closes nothing.';
      case 'bracketsEmpty':
        return 'Nothing stands in the brackets.';
      case 'nothingToJoin':
        return problem.word === 'NOT'
          ? 'Nothing follows that should not be so.'
          : `${problem.word} stands between two conditions; as a word it is “${problem.word}” in quotes.`;
      case 'noField':
        return `There is no field ${problem.name}.${meant(problem.near) || ' A text with a colon goes in quotes.'}`;
      case 'noValue':
        return `What should ${nameOf(problem.field)} be?`;
      case 'noNumber':
        return `“${problem.text}” is no number. Write 120, 100..130 or >120.`;
      case 'noLength':
        return `“${problem.text}” is no length. Write 3:30, 90s or 2:00..4:00.`;
      case 'noShare':
        return `“${problem.text}” is no share. Write 0.5, 50% or 0.2..0.6.`;
      case 'noDate':
        return `“${problem.text}” is no date. Write 30d, 2026-11 or 2025..2026.`;
      case 'noChoice':
        return `“${problem.text}” is none of ${problem.choices.join(', ')}.${meant(problem.near)}`;
      case 'reversed':
        return `It ends before it begins: ${problem.to}..${problem.from}?`;
      case 'noOrder':
        return `${nameOf(problem.field)} is no number: it takes : and =, not ${problem.operator}.`;
      case 'tooLong':
        return `A search has at most ${problem.limit} characters.`;
      case 'tooDeep':
        return `Brackets stand in one another at most ${problem.limit} deep.`;
      case 'tooMany':
        return `A search has at most ${problem.limit} conditions.`;
    }
  },

  sheet: {
    intro: 'What stands side by side must all hold. Press an example to try it.',
    examples: [
      ['hip', 'words in title, artist, album, path, or the name of the genre'],
      ['"live at"', 'these words, one after the other'],
      ['genre:rock -live', 'rock and all below it, without the word'],
      ['genre:rock,jazz', 'one or the other'],
      ['artist:"AC/DC"', 'in this field alone; = asks for exactly this'],
      ['year:1990..1999', 'from and to; ..1999 and 1990.. are open'],
      ['bpm>120 length<5:00', 'more, less; lengths as 3:30, 90s, 5m'],
      ['confidence<50%', 'how sure a prediction is'],
      ['added:30d', 'within 30 days; >30d longer ago; h, d, w, m, y'],
      ['played:never', 'nothing there; none does the same'],
      ['tag:mellow said:me', 'tags; who says the genre: me, tag, model, nobody'],
      ['is:duplicate has:tag', 'what it is, what it has'],
      ['(bpm>140 OR genre:metal) NOT live', 'AND, OR, NOT in capitals, and brackets'],
    ] as const satisfies readonly (readonly [string, string])[],
    fields: 'Fields',
    example: (query: string) => `Search for ${query}`,
  },
};
