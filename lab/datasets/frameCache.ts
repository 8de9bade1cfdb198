// Frames of files on the disk, by what the files hold: computed once, read one sequence at a time.
//
//   <cache>/v1/3f/3f09…-quick/mel-frame.npy     [frames, 128]
//                             mel-beat.npy      [stretches between beats, 128]
//                             chroma-frame.npy  [frames, 12]
//                             chroma-beat.npy   [stretches between beats, 12]
//                             about.json        written last: what is there is whole
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { AppError } from '../../src/core/domain/errors.ts';
import type { Matrix } from '../../src/core/domain/matrix.ts';
import { encodeNpy, npyHeader, npyHeaderBytes, parseNpyHeader } from '../../src/core/domain/npy.ts';
import {
  FRAME_COLUMNS,
  FRAMES_VERSION,
  type FrameGroup,
  type FrameLevel,
  frameGroupNames,
  frameLevels,
  sideBySide,
} from '../../src/core/features/frames.ts';
import { fill } from '../../src/main/files/regularFile.ts';
import type { Sequence } from './batch.ts';
import type { InputKind } from './inputKinds.ts';

const aboutFile = 'about.json';

const aboutSchema = z.object({
  version: z.literal(FRAMES_VERSION),
  durationSeconds: z.number(),
  steps: z.object({ frame: z.int().positive(), beat: z.int().positive() }),
});

/** What is known of a file whose frames are there. */
export type AboutFrames = Omit<z.infer<typeof aboutSchema>, 'version'>;

/** Where the frames of a file lie in a cache, by its fingerprint and how it was listened to. */
export function framesFolder(fingerprint: string, depth: string): string {
  return join(`v${FRAMES_VERSION}`, fingerprint.slice(0, 2), `${fingerprint}-${depth}`);
}

const fileOf = (folder: string, group: FrameGroup, level: FrameLevel): string =>
  join(folder, `${group}-${level}.npy`);

const everyTable = frameGroupNames.flatMap((group) => frameLevels.map((level) => ({ group, level })));

/** Null where nothing is there or not all of it: what was cut off, or is of another version, counts as not there. */
export async function lookUp(folder: string): Promise<AboutFrames | null> {
  try {
    const { version: _this, ...about } = aboutSchema.parse(
      JSON.parse(await readFile(join(folder, aboutFile), 'utf8')),
    );
    for (const { group, level } of everyTable) {
      const { size } = await stat(fileOf(folder, group, level));
      if (size !== bytesOf(about.steps[level], FRAME_COLUMNS[group])) return null;
    }
    return about;
  } catch {
    return null;
  }
}

function bytesOf(rows: number, cols: number): number {
  return npyHeader(rows, cols).length + 4 * rows * cols;
}

/** Tables of every group at every level. */
export type FrameTables = Readonly<Record<FrameLevel, Readonly<Record<FrameGroup, Matrix>>>>;

/** Each file appears whole or not at all, also where several write the same. */
export async function keep(
  folder: string,
  durationSeconds: number,
  tables: FrameTables,
): Promise<AboutFrames> {
  const steps = { frame: tables.frame.mel.rows, beat: tables.beat.mel.rows };
  await mkdir(folder, { recursive: true });
  for (const { group, level } of everyTable)
    await writeWhole(fileOf(folder, group, level), encodeNpy(tables[level][group]));
  await writeWhole(
    join(folder, aboutFile),
    JSON.stringify({ version: FRAMES_VERSION, durationSeconds, steps }),
  );
  return { durationSeconds, steps };
}

/** Also where one sound is in several files, which are heard at once. */
export async function writeWhole(file: string, content: Uint8Array | string): Promise<void> {
  const passing = `${file}.${randomUUID()}`;
  await writeFile(passing, content);
  await rename(passing, file);
}

/**
 * The sequence of an item as a model is given it. Throws AppError `invalid` naming the file that is damaged, cut off or not finite; from
 * then on its folder counts as not there, so that it is computed anew when the data set is prepared again.
 */
export async function readSequence(folder: string, { level, groups }: InputKind): Promise<Sequence> {
  try {
    const tables = await Promise.all(groups.map((group) => readTable(fileOf(folder, group, level), group)));
    const { data, rows } = sideBySide(tables);
    return { values: data, steps: rows };
  } catch (error) {
    await rm(join(folder, aboutFile), { force: true });
    throw error;
  }
}

async function readTable(path: string, group: FrameGroup): Promise<Matrix> {
  const table = await readNpy(path);
  if (table.cols !== FRAME_COLUMNS[group] || table.rows === 0)
    throw damaged(path, `it has ${table.rows} rows of ${table.cols} columns`);
  // Products with zero are zero but for what is not finite, and one sum is faster than a question for each.
  let zero = 0;
  for (let i = 0; i < table.data.length; i++) zero += table.data[i]! * 0;
  if (zero !== 0) {
    const at = table.data.findIndex((value) => !Number.isFinite(value));
    throw damaged(path, `row ${Math.floor(at / table.cols)}, column ${at % table.cols} is ${table.data[at]}`);
  }
  return table;
}

/** More than any file of an excerpt has. */
const mostBytes = 1024 * 1024 * 1024;

async function readNpy(path: string): Promise<Matrix> {
  const handle = await open(path).catch((cause: unknown) => {
    throw damaged(path, 'it cannot be opened', cause);
  });
  try {
    const { size } = await handle.stat();
    if (size > mostBytes) throw damaged(path, `it has ${size} bytes`);
    const bytes = new Uint8Array(size);
    const head = bytes.subarray(0, await fill(handle, bytes, 0));
    const { rows, cols, dataStart } = parseNpyHeader(head.subarray(0, npyHeaderBytes));
    if (head.length !== dataStart + 4 * rows * cols)
      throw damaged(path, `${rows} x ${cols} numbers are not in its ${head.length} bytes`);
    // What another program wrote may begin anywhere.
    const from = dataStart % 4 === 0 ? { bytes, at: dataStart } : { bytes: bytes.slice(dataStart), at: 0 };
    return { data: new Float32Array(from.bytes.buffer, from.at, rows * cols), rows, cols };
  } finally {
    await handle.close();
  }
}

function damaged(path: string, why: string, cause?: unknown): AppError {
  return new AppError('invalid', `Frames in the cache are damaged: ${why}.`, { path, cause });
}
