// Which files are one recording, as far as their sound, their bytes and their tags tell.

export interface TaggedFile {
  /** Of those that sound the same, as far as that was compared; null where it stands alone. */
  readonly group: number | null;
  /** Of the sound's bytes: equal in copies. */
  readonly fingerprint: string | null;
  readonly artist: string | null;
  readonly title: string | null;
  readonly durationSeconds: number | null;
}

/** Two encodings of a recording differ by less. */
const sameLengthSeconds = 3;

/** A number for each file, equal where two are one recording: by their sound, by the same bytes, or by artist, title and length. */
export function recordingsOf(files: readonly TaggedFile[]): Int32Array {
  const parents = Int32Array.from(files, (_, n) => n);
  const rootOf = (file: number): number => {
    let at = file;
    while ((parents[at] ?? at) !== at) at = parents[at] ?? at;
    return at;
  };
  const join = (a: number, b: number): void => {
    const [first, second] = [rootOf(a), rootOf(b)];
    parents[Math.max(first, second)] = Math.min(first, second);
  };
  const byMark = new Map<string | number, number>();
  const byName = new Map<string, number[]>();
  for (const [n, { group, fingerprint, artist, title, durationSeconds }] of files.entries()) {
    for (const mark of [group, fingerprint]) {
      const first = mark === null ? undefined : byMark.get(mark);
      if (first !== undefined) join(first, n);
      else if (mark !== null) byMark.set(mark, n);
    }
    if (artist === null || title === null || durationSeconds === null) continue;
    const name = `${folded(artist)}\n${folded(title)}`;
    const named = byName.get(name);
    if (named === undefined) byName.set(name, [n]);
    else named.push(n);
  }
  const secondsOf = (n: number): number => files[n]?.durationSeconds ?? 0;
  for (const named of byName.values()) {
    if (named.length === 1) continue;
    named.sort((a, b) => secondsOf(a) - secondsOf(b) || a - b);
    for (const [n, next] of named.slice(1).entries()) {
      const before = named[n] ?? next;
      if (secondsOf(next) - secondsOf(before) <= sameLengthSeconds) join(before, next);
    }
  }
  return parents.map((_, n) => rootOf(n));
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
