// Reads comma-separated tables with quoted fields (RFC 4180).

/** Rows as objects by column name. */
export function parseCsv(text: string): Record<string, string>[] {
  // Spreadsheets put a byte order mark first.
  const [header = [], ...rows] = records(text.replace(/^\uFEFF/u, ''));
  return rows.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])));
}

function records(text: string): string[][] {
  const out: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',' || char === '\n') {
      cells.push(cell);
      cell = '';
      if (char === '\n') {
        out.push(cells);
        cells = [];
      }
    } else if (char !== '\r') cell += char;
  }
  if (cell !== '' || cells.length > 0) out.push([...cells, cell]);
  return out;
}
