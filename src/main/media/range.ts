// The Range request header (RFC 9110, section 14.2): the byte range that a player requests.

export type Range =
  | { readonly kind: 'whole' }
  /** Bytes `start` up to, but not including, `end`; never empty. */
  | { readonly kind: 'part'; readonly start: number; readonly end: number }
  | { readonly kind: 'unsatisfiable' };

const whole: Range = { kind: 'whole' };
const unsatisfiable: Range = { kind: 'unsatisfiable' };

/**
 * The requested range of a file of `size` bytes. As the RFC allows, a header that is malformed, of another unit or
 * of several ranges is ignored: the response is the whole file.
 */
export function parseRange(header: string | null, size: number): Range {
  const match = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '');
  const [, first, last] = match ?? [];
  if (first === undefined || last === undefined) return whole;
  if (first !== '') return fromFirst(Number(first), last === '' ? null : Number(last), size);
  return last === '' ? whole : lastBytes(Number(last), size);
}

function fromFirst(start: number, last: number | null, size: number): Range {
  if (last !== null && last < start) return whole;
  if (start >= size) return unsatisfiable;
  return { kind: 'part', start, end: last === null ? size : Math.min(last + 1, size) };
}

function lastBytes(length: number, size: number): Range {
  if (length === 0 || size === 0) return unsatisfiable;
  return { kind: 'part', start: Math.max(0, size - length), end: size };
}
