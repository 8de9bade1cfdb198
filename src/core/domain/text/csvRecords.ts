// Reads comma-separated tables of any length a piece at a time (RFC 4180): each record with the line that it begins in.

export interface CsvRecord {
  /** From 1. */
  readonly line: number;
  /** Null for a record that is longer than any: a quote that is never closed. */
  readonly cells: readonly string[] | null;
}

/** Of one record. */
const mostCharacters = 64 * 1024;

export interface CsvReader {
  /** The records that end in this piece of the text. */
  take(text: string): CsvRecord[];
  /** What is left when there is no more. */
  end(): CsvRecord[];
}

/** Cells are apart by comma, semicolon or tab: whichever stands most often in the first line. */
export function csvReader(): CsvReader {
  let separator: string | null = null;
  let rest = '';
  let line = 1;
  /** Within a line that was left out: what follows of it is not kept, nor looked at again with every piece. */
  let isSkipping = false;

  /** Where the record at `from` ends, and its cells; null while that is not known. */
  function record(text: string, from: number, isLast: boolean): { end: number; cells: string[] } | null {
    const cells: string[] = [];
    let cell = '';
    let start = from;
    let isQuoted = false;
    for (let at = from; at < text.length; at++) {
      const char = text[at];
      if (isQuoted) {
        if (char !== '"') continue;
        if (at + 1 >= text.length && !isLast) return null;
        cell += text.slice(start, at);
        if (text[at + 1] === '"') {
          cell += '"';
          at += 1;
        } else isQuoted = false;
        start = at + 1;
      } else if (char === '"' && cell === '' && text.slice(start, at).trim() === '') {
        isQuoted = true;
        start = at + 1;
      } else if (char === separator || char === '\n') {
        cells.push(cell + text.slice(start, at).replace(/\r$/u, ''));
        if (char === '\n') return { end: at + 1, cells };
        cell = '';
        start = at + 1;
      }
    }
    if (!isLast) return null;
    return { end: text.length, cells: [...cells, cell + text.slice(start).replace(/\r$/u, '')] };
  }

  function read(text: string, isLast: boolean): CsvRecord[] {
    const begin = isSkipping ? text.indexOf('\n') + 1 : 0;
    if (isSkipping && begin === 0) return [];
    if (isSkipping) line += 1;
    isSkipping = false;
    rest += text.slice(begin);
    const found: CsvRecord[] = [];
    let from = 0;
    while (from < rest.length) {
      separator ??= separatorOf(rest, isLast);
      const next = separator === null ? null : record(rest, from, isLast);
      if (next !== null && next.end - from <= mostCharacters) {
        if (next.cells.some((cell) => cell.trim() !== '')) found.push({ line, cells: next.cells });
        line += linesIn(rest, from, next.end);
        from = next.end;
        continue;
      }
      if (rest.length - from <= mostCharacters) break;
      // Goes on in the next line.
      const end = rest.indexOf('\n', from) + 1;
      found.push({ line, cells: null });
      isSkipping = end === 0;
      if (!isSkipping) line += 1;
      from = isSkipping ? rest.length : end;
    }
    rest = rest.slice(from);
    return found;
  }

  return { take: (text) => read(text, false), end: () => read('', true) };
}

function separatorOf(text: string, isLast: boolean): string | null {
  const end = text.indexOf('\n');
  if (end < 0 && !isLast && text.length <= mostCharacters) return null;
  const first = text.slice(0, end < 0 ? mostCharacters : end);
  const count = (char: string): number => first.split(char).length;
  return [',', ';', '\t'].reduce((best, char) => (count(char) > count(best) ? char : best));
}

function linesIn(text: string, from: number, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
