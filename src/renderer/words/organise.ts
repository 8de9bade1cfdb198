// Words of the folder organiser.
import type { PlaceWay } from '../../core/domain/placing.ts';
import { messagesOf } from '../../core/languages/say.ts';
import { type TemplateFault, templateFields } from '../../core/templates/template.ts';

const say = messagesOf('organise');

export const organiseWords = {
  title: say('title'),
  template: say('template'),
  help: say('help'),
  folder: say('folder'),
  way: say('way'),
  ways: {
    copy: say('ways.copy'),
    'hard-link': say('ways.hard-link'),
    move: say('ways.move'),
  } satisfies Record<PlaceWay, string>,
  wayNotes: {
    copy: say('wayNotes.copy'),
    'hard-link': say('wayNotes.hard-link'),
    move: say('wayNotes.move'),
  } satisfies Record<PlaceWay, string>,
  preview: say('preview'),
  from: say('from'),
  to: say('to'),
  stays: say('stays'),
  numbered: say('numbered'),
  lacks: (fields: readonly string[]) => say('lacks', { fields: fields.join(', ') }),
  nothing: say('nothing'),
  summary: (files: number, stay: number, numbered: number) =>
    [
      say('files', { files }),
      stay === 0 ? null : say('inPlace', { stay }),
      numbered === 0 ? null : say('withNumber', { numbered }),
    ]
      .filter((part) => part !== null)
      .join(', '),
  /** Before what is said of these. */
  firstOf: (shown: number, all: number) => `${say('firstOf', { shown, all })} `,
  unreachable: (count: number) => say('unreachable', { count }),
  start: {
    copy: say('start.copy'),
    'hard-link': say('start.hard-link'),
    move: say('start.move'),
  } satisfies Record<PlaceWay, string>,
  sure: say('sure'),
  sureMove: say('sureMove'),
  fault: (fault: TemplateFault): string => say('fault', { position: fault.at, reason: faultReason(fault) }),
};

function faultReason(fault: TemplateFault): string {
  switch (fault.kind) {
    case 'tooLong':
      return say('faults.tooLong', { most: fault.most });
    case 'closesNothing':
    case 'notClosed':
      return say(`faults.${fault.kind}`, { sign: fault.sign });
    case 'forbidden':
      // What is not seen is written as an escape.
      return say('faults.forbidden', { sign: JSON.stringify(fault.sign).slice(1, -1) });
    case 'notAField':
      return say('faults.notAField', { text: fault.text, example: '{track:2}' });
    case 'unknownField':
      return say('faults.unknownField', { text: fault.text, fields: templateFields.join(', ') });
    default:
      return say(`faults.${fault.kind}`);
  }
}
