// Text in lines, a piece at a time, whichever way lines end.
import { AppError } from '../domain/errors.ts';
import type { ForeignReader } from './entries.ts';

const longestLine = 64 * 1024;

/** `line` gets each with its number from 1. Throws AppError('invalid') for what is no text. */
export function lineReader(line: (text: string, number: number) => void, end: () => void): ForeignReader {
  let rest = '';
  let number = 0;
  const give = (text: string): void => {
    number += 1;
    if (text.length > longestLine) tooLong();
    if (text.includes('\0'))
      throw new AppError('invalid', `It is not text: line ${number} holds binary data.`);
    line(text, number);
  };
  function tooLong(): never {
    throw new AppError(
      'invalid',
      `Line ${number + 1} has more than ${longestLine} characters; this is no playlist.`,
    );
  }
  return {
    take(text) {
      const lines = `${rest}${text}`.split(/\r\n|\n|\r(?!$)/u);
      rest = lines.pop() ?? '';
      for (const one of lines) give(one);
      if (rest.length > longestLine) tooLong();
    },
    end() {
      if (rest !== '') give(rest.replace(/\r$/u, ''));
      end();
    },
  };
}
