// Which files are being read, noted beside the library before they are opened, and how often that has ended a process.
import { appendFileSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** Kept through a crash of this program, though not through a power cut: nothing is written through to the disk. */
export interface BeingRead {
  /** What reading it has done to the processes that did. `what` tells ways of reading a file apart. */
  record(what: string, path: Uint8Array): ReadRecord;
  begin(what: string, path: Uint8Array): void;
  /** `crash`: what happened to the process. Read to its end, well or not, it has a clean record; given up, an unchanged one. */
  end(what: string, path: Uint8Array, how: 'read' | 'given up' | { readonly crash: string }): void;
  /** The file is another one now, or a person wants it tried again. */
  forget(path: Uint8Array): void;
}

export interface ReadRecord {
  readonly crashes: number;
  /** What happened at the last one. */
  readonly why: string;
}

/** A line of the file; the last one of a name counts. */
const lineSchema = z.object({
  what: z.string(),
  /** In base 64, because a name may be any bytes. */
  path: z.string(),
  crashes: z.int().nonnegative(),
  why: z.string(),
  reading: z.boolean(),
});

type Line = z.infer<typeof lineSchema>;

/** In the folder of the library. */
export const beingReadFile = 'being-read.jsonl';
/** From here on it is written anew, with what still counts. */
const longest = 256 * 1024;

const clean: ReadRecord = { crashes: 0, why: '' };
const programEnded = 'Stackwax itself ended meanwhile';

export function openBeingRead(libraryDir: string): BeingRead {
  const file = join(libraryDir, beingReadFile);
  const lines = new Map<string, Line>();
  /** The same file may be read for two pages at once. */
  const readers = new Map<string, number>();
  let length = 0;

  for (const line of readLines(file)) lines.set(keyOf(line.what, line.path), line);
  for (const [key, line] of lines) {
    const { reading, crashes } = line;
    if (reading) lines.set(key, { ...line, reading: false, crashes: crashes + 1, why: programEnded });
    else if (crashes === 0) lines.delete(key);
  }
  if (existsSync(file)) writeAnew();

  return {
    record: (what, path) => lines.get(keyOf(what, base64(path))) ?? clean,
    begin(what, path) {
      const line = { what, path: base64(path) };
      const key = keyOf(line.what, line.path);
      const others = readers.get(key) ?? 0;
      readers.set(key, others + 1);
      if (others === 0) note({ ...clean, ...lines.get(key), ...line, reading: true });
    },
    end(what, path, how) {
      const line = { what, path: base64(path) };
      const key = keyOf(line.what, line.path);
      const others = (readers.get(key) ?? 1) - 1;
      if (others === 0) readers.delete(key);
      else readers.set(key, others);
      const before = lines.get(key) ?? clean;
      const after =
        how === 'read'
          ? clean
          : how === 'given up'
            ? { crashes: before.crashes, why: before.why }
            : { crashes: before.crashes + 1, why: how.crash };
      note({ ...line, ...after, reading: others > 0 });
    },
    forget(path) {
      const wanted = base64(path);
      for (const line of [...lines.values()])
        if (line.path === wanted && !line.reading) note({ ...line, ...clean });
    },
  };

  function note(line: Line): void {
    const key = keyOf(line.what, line.path);
    if (line.reading || line.crashes > 0) lines.set(key, line);
    else lines.delete(key);
    const text = `${JSON.stringify(line)}\n`;
    length += text.length;
    try {
      if (length > longest) writeAnew();
      else appendFileSync(file, text);
    } catch {
      // On a full or forbidden disk it is read without the note.
    }
  }

  function writeAnew(): void {
    const text = Array.from(lines.values(), (line) => `${JSON.stringify(line)}\n`).join('');
    length = text.length;
    try {
      writeFileSync(`${file}.draft`, text);
      renameSync(`${file}.draft`, file);
    } catch {
      // As above.
    }
  }
}

function readLines(file: string): Line[] {
  let text: string;
  try {
    const stats = statSync(file);
    // Nothing that we have written is anywhere near as long, or a pipe, which would be waited for.
    if (!stats.isFile() || stats.size > 16 * longest) return [];
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => {
    try {
      return [lineSchema.parse(JSON.parse(line))];
    } catch {
      // Cut short when the program ended.
      return [];
    }
  });
}

function base64(path: Uint8Array): string {
  return Buffer.from(path).toString('base64');
}

function keyOf(what: string, path: string): string {
  return `${what} ${path}`;
}
