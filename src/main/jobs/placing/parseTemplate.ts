// A template as it is asked for, and in English where and why it cannot be read.
import { AppError } from '../../../core/domain/errors.ts';
import {
  readTemplate,
  type Template,
  type TemplateFault,
  templateFields,
} from '../../../core/templates/template.ts';

/** Throws AppError('invalid') that names the position, counted from 1. */
export function parseTemplate(text: string): Template {
  const read = readTemplate(text);
  if (read.kind === 'read') return read.template;
  throw new AppError(
    'invalid',
    `The template cannot be read at position ${read.fault.at}: ${reason(read.fault)}.`,
  );
}

function reason(fault: TemplateFault): string {
  switch (fault.kind) {
    case 'tooLong':
      return `a template has at most ${fault.most} characters`;
    case 'empty':
      return 'a template is wanted';
    case 'leavesFolder':
      return 'it leaves the folder';
    case 'notInside':
      return 'it is no path inside of the folder; say where to beside the template';
    case 'noName':
      return 'a name for the file is wanted after the folder';
    case 'closesNothing':
      return `'${fault.sign}' closes nothing`;
    case 'notClosed':
      return `'${fault.sign}' is missing`;
    case 'tooDeep':
      return 'brackets stand too deep in one another';
    case 'noField':
      return 'brackets are for a field in them';
    case 'backslash':
      return "folders are parted by '/'";
    case 'forbidden':
      return `${JSON.stringify(fault.sign)} cannot stand in a name`;
    case 'notAField':
      return `'${fault.text}' is no field; '{track:2}' has two digits`;
    case 'afterText':
      return 'nothing can stand behind a text';
    case 'unknownField':
      return `there is no field '${fault.text}'; there are ${templateFields.join(', ')}`;
  }
}
