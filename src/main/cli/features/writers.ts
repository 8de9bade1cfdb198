// Rows of features as they are printed, file by file as each is known: text, CSV, JSON; or as files of NumPy.
import { writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { AppError } from '../../../core/domain/errors.ts';
import { matrix } from '../../../core/domain/matrix.ts';
import { encodeNpy } from '../../../core/domain/npy.ts';
import { csvLines } from '../../../core/domain/text/csv.ts';
import type { DescribedRow } from '../../analysis/protocol.ts';
import { diskFault } from '../../files/diskFaults.ts';
import { makeFolder } from '../../files/folders.ts';
import { print, printDocument, printJson, printJsonList } from '../../terminal.ts';
import { userPath } from '../session.ts';
import type { Level } from './describing.ts';

/** Takes the files in their order. */
export interface Writer {
  file(file: string, rows: readonly DescribedRow[]): void | Promise<void>;
  end(): void;
}

type Place = (file: string, row: DescribedRow, index: number) => Record<string, string | number>;

/** `index` counts the rows of a file from 0; `start` and `duration` are in seconds. */
const placeOf =
  (level: Level): Place =>
  (file, { startSeconds, durationSeconds }, index) =>
    level === 'track' ? { file } : { file, index, start: startSeconds, duration: durationSeconds };

function named(names: readonly string[], values: Float32Array): Record<string, number> {
  return Object.fromEntries(names.map((name, i) => [name, values[i] ?? Number.NaN]));
}

export function jsonWriter(level: Level, names: readonly string[]): Writer {
  const place = placeOf(level);
  const list = printJsonList();
  return {
    file: (file, rows) =>
      list.add(rows.map((row, i) => ({ ...place(file, row, i), ...named(names, row.values) }))),
    end: list.end,
  };
}

export function csvWriter(level: Level, names: readonly string[]): Writer {
  const place = placeOf(level);
  const placed = level === 'track' ? ['file'] : ['file', 'index', 'start', 'duration'];
  printDocument(csvLines([[...placed, ...names]]));
  return {
    file(file, rows) {
      printDocument(csvLines(rows.map((row, i) => [...Object.values(place(file, row, i)), ...row.values])));
    },
    end: () => undefined,
  };
}

export function textWriter(level: Level, names: readonly string[]): Writer {
  const place = placeOf(level);
  return {
    file(file, rows) {
      for (const [i, row] of rows.entries()) {
        print(Object.values(place(file, row, i)).join('  '));
        for (const [name, value] of Object.entries(named(names, row.values)))
          print(`  ${name.padEnd(30)} ${value}`);
      }
    },
    end: () => undefined,
  };
}

/** What was written where, printed as one document with `json`, else a line a file. */
export function npyWriter(targets: ReadonlyMap<string, string>, columns: number, json: boolean): Writer {
  const written: object[] = [];
  return {
    async file(file, rows) {
      const npy = targets.get(file) ?? '';
      const table = matrix(rows.length, columns);
      for (const [i, { values }] of rows.entries()) table.data.set(values, i * columns);
      try {
        await makeFolder(dirname(npy));
        await writeFile(npy, encodeNpy(table));
      } catch (error) {
        throw diskFault(error, npy) ?? error;
      }
      if (json) written.push({ file, npy, rows: rows.length, columns });
      else print(`${file}: ${rows.length} x ${columns} in ${npy}`);
    },
    end() {
      if (json) printJson(written);
    },
  };
}

const extension = '.npy';

/**
 * Where the arrays of `files` are written: to `out` itself where it ends in .npy, else into the folder `out`, each under the name of
 * its file with .npy behind. Throws AppError `invalid` where two would be one.
 */
export function npyTargets(files: readonly string[], out: string): ReadonlyMap<string, string> {
  const whole = userPath(out);
  const different = [...new Set(files)];
  if (extname(whole) === extension) {
    const [first, second] = different;
    if (first !== undefined && second !== undefined)
      throw new AppError('invalid', `The arrays of ${different.length} files need a folder.`, { path: out });
    return new Map(different.map((file) => [file, whole]));
  }
  const owners = new Map<string, string>();
  for (const file of different) {
    const target = join(whole, `${basename(file)}${extension}`);
    const owner = owners.get(target);
    if (owner !== undefined)
      throw new AppError('invalid', `Both ${owner} and ${file} would be written there.`, { path: target });
    owners.set(target, file);
  }
  return new Map([...owners].map(([target, file]) => [file, target]));
}
