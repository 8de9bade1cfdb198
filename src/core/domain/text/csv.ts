// CSV by RFC 4180, safe to open in a spreadsheet.

type Cell = string | number | boolean | null;

/** Rows as CSV text with CRLF line ends; null is an empty cell, numbers keep every digit. */
export function toCsv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  return csvLines([header]) + csvLines(rows);
}

/** The lines of a table alone, each with its end, where a table is written in pieces. */
export function csvLines(rows: Iterable<readonly Cell[]>): string {
  let text = '';
  for (const row of rows) text += `${row.map(cell).join(',')}\r\n`;
  return text;
}

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = startsFormula(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Tags are untrusted, and a spreadsheet runs text that begins like this as a formula. */
function startsFormula(text: string): boolean {
  return /^[=+\-@\t\r]/u.test(text);
}
