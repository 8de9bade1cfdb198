// What is said of searches: the fields, what they take, how they may go on, and why one cannot be read.
import { messagesOf } from '../../core/languages/say.ts';
import type { Problem } from '../../core/query/errors.ts';
import { type AnyField, nameOf } from '../../core/query/fields.ts';
import { fieldNames } from './fields.ts';

const say = messagesOf('query');

const ofSearchesAlone: Readonly<Partial<Record<AnyField, string>>> = {
  genre: say('fields.genre'),
  tag: say('fields.tag'),
  said: say('fields.said'),
  is: say('fields.is'),
  has: say('fields.has'),
  key: say('fields.key'),
  fileName: say('fields.fileName'),
  discNumber: say('fields.discNumber'),
  dynamicRangeDb: say('fields.dynamicRangeDb'),
  taggedBpm: say('fields.taggedBpm'),
  sampleRate: say('fields.sampleRate'),
  channels: say('fields.channels'),
  sizeBytes: say('fields.sizeBytes'),
  loudnessSeconds: say('fields.loudnessSeconds'),
};

const known: ReadonlyMap<string, string> = new Map(Object.entries(fieldNames));

const choices: Readonly<Record<string, string>> = {
  'said:me': say('choices.said.me'),
  'said:nobody': say('choices.said.nobody'),
  'said:tag': say('choices.said.tag'),
  'said:model': say('choices.said.model'),
  'is:missing': say('choices.is.missing'),
  'is:duplicate': say('choices.is.duplicate'),
  'is:spare': say('choices.is.spare'),
  'is:unsorted': say('choices.is.unsorted'),
  'is:doubtful': say('choices.is.doubtful'),
  'is:disagreed': say('choices.is.disagreed'),
  'is:music': say('choices.is.music'),
  'is:not-music': say('choices.is.notMusic'),
  'is:maybe-not-music': say('choices.is.maybeNotMusic'),
  'is:analysed': say('choices.is.analysed'),
  'is:waiting': say('choices.is.waiting'),
  'is:failed': say('choices.is.failed'),
};

export const queryWords = {
  placeholder: say('placeholder'),
  suggestions: say('suggestions'),
  /** Beside a field that is offered. */
  noteOf: (field: AnyField): string => ofSearchesAlone[field] ?? known.get(field) ?? '',
  /** Beside a choice that is offered. */
  choiceOf: (field: AnyField, choice: string): string => choices[`${nameOf(field)}:${choice}`] ?? '',
  help: say('help'),
  helpShort: say('helpShort'),

  problem(problem: Problem): string {
    switch (problem.kind) {
      case 'quoteOpen':
      case 'bracketOpen':
      case 'bracketStray':
      case 'bracketsEmpty':
        return say(`problems.${problem.kind}`);
      case 'nothingToJoin':
        return problem.word === 'NOT'
          ? say('problems.nothingAfterNot')
          : say('problems.nothingToJoin', { word: problem.word });
      case 'noField':
        return problem.near === null
          ? say('problems.noField', { name: problem.name })
          : say('problems.noFieldNear', { name: problem.name, near: problem.near });
      case 'noValue':
        return say('problems.noValue', { field: nameOf(problem.field) });
      case 'noNumber':
      case 'noLength':
      case 'noShare':
      case 'noDate':
        return say(`problems.${problem.kind}`, { text: problem.text });
      case 'noChoice': {
        const { text, near } = problem;
        const offered = problem.choices.join(', ');
        return near === null
          ? say('problems.noChoice', { text, choices: offered })
          : say('problems.noChoiceNear', { text, choices: offered, near });
      }
      case 'reversed':
        return say('problems.reversed', { from: problem.from, to: problem.to });
      case 'noOrder':
        return say('problems.noOrder', { field: nameOf(problem.field), operator: problem.operator });
      case 'tooLong':
      case 'tooDeep':
      case 'tooMany':
        return say(`problems.${problem.kind}`, { limit: `${problem.limit}` });
    }
  },

  sheet: {
    intro: say('sheet.intro'),
    examples: [
      ['hip', say('sheet.examples.words')],
      ['"live at"', say('sheet.examples.phrase')],
      ['genre:rock -live', say('sheet.examples.not')],
      ['genre:rock,jazz', say('sheet.examples.either')],
      ['artist:"AC/DC"', say('sheet.examples.field')],
      ['year:1990..1999', say('sheet.examples.range')],
      ['bpm>120 length<5:00', say('sheet.examples.more')],
      ['confidence<50%', say('sheet.examples.share')],
      ['added:30d', say('sheet.examples.date')],
      ['played:never', say('sheet.examples.never')],
      ['tag:mellow said:me', say('sheet.examples.said')],
      ['is:duplicate has:tag', say('sheet.examples.is')],
      ['(bpm>140 OR genre:metal) NOT live', say('sheet.examples.joined')],
    ] as const satisfies readonly (readonly [string, string])[],
    fields: say('sheet.fields'),
    example: (query: string) => say('sheet.example', { query }),
  },
};
