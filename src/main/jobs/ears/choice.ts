// What a person points at: a model file and perhaps a manifest, read from a disk that may hang, and refused if it is no such thing.
import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import {
  type ManifestFile,
  manifestProblem,
  parseManifestFile,
} from '../../../core/domain/earManifestFile.ts';
import { AppError } from '../../../core/domain/errors.ts';
import { largestModel } from '../../../core/onnx/check.ts';
import type { Disk } from '../../disk/client.ts';

const megabyte = 1e6;
/** Ten thousand class names fit many times. */
const mostTextBytes = 4 * megabyte;
/** Each of these is waited for, and hashed at once in some ten milliseconds. */
const atOnce = 8 * megabyte;

export interface ChosenFile {
  /** Absolute. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export async function readModel(disk: Disk, file: string): Promise<ChosenFile> {
  const path = resolve(file);
  const bytes = await readChosen(disk, path, largestModel);
  const hash = createHash('sha256');
  for (let start = 0; start < bytes.length; start += atOnce)
    hash.update(bytes.subarray(start, start + atOnce));
  return { path, bytes, sha256: hash.digest('hex') };
}

/** Throws AppError('invalid') with the field that is wrong. */
export async function readManifest(disk: Disk, file: string): Promise<ManifestFile> {
  const path = resolve(file);
  const text = async (from: string): Promise<string> =>
    Buffer.from(await readChosen(disk, from, mostTextBytes)).toString('utf8');
  const json = await text(path);
  try {
    return await parseManifestFile(JSON.parse(json), (name) => text(join(dirname(path), name)));
  } catch (cause) {
    const problem = manifestProblem(cause);
    if (problem !== null) throw new AppError('invalid', problem, { path, cause });
    throw cause;
  }
}

async function readChosen(disk: Disk, path: string, mostBytes: number): Promise<Uint8Array> {
  const at = Buffer.from(path);
  const seen = await disk.look(at);
  const refuse = (why: string): never => {
    throw new AppError('unreadable', why, { path });
  };
  if (seen.kind === 'away') return refuse('There is no such file, or it cannot be read.');
  if (seen.kind !== 'file') return refuse('This is not a regular file.');
  if (seen.size === 0) return refuse('The file is empty.');
  if (seen.size > mostBytes)
    return refuse(
      `It has ${Math.ceil(seen.size / megabyte)} MB; a file of this kind has ${mostBytes / megabyte} MB at most.`,
    );
  const bytes = new Uint8Array(seen.size);
  for (let start = 0; start < bytes.length; start += atOnce) {
    const end = Math.min(bytes.length, start + atOnce);
    const part = await disk.read(at, start, end);
    if (part.length !== end - start) return refuse('It became shorter while it was read.');
    bytes.set(part, start);
  }
  return bytes;
}
