// The file that a path means, behind all links, and whether it may be replaced: one name, not read-only, the same as before.
import { constants } from 'node:fs';
import { access, realpath, stat, statfs } from 'node:fs/promises';
import type { FileRefusal } from '../../core/domain/tagWriting.ts';
import { codeOf } from '../files/diskFaults.ts';
import { asBuffer } from '../files/ioErrors.ts';
import { folderOf } from './durable.ts';

/** Why a file is left alone, thrown inside of this room and data at its border. */
export class LeftAlone extends Error {
  readonly refusal: FileRefusal;

  constructor(reason: FileRefusal['reason'], detail: string | null = null) {
    super(reason);
    this.refusal = { reason, detail };
  }
}

/** By which a file is known to be the same: whoever writes to it, or puts another in its place, changes it. */
export interface Identity {
  readonly device: string;
  readonly inode: string;
  readonly size: string;
  readonly mtimeNs: string;
  readonly names: string;
}

export interface Target {
  readonly path: Buffer;
  readonly identity: Identity;
  readonly size: number;
}

/** Bits of permission; root is not asked by the system. */
const anyWrite = 0o222;
/** Besides the new file itself. */
const spareBytes = 1024 * 1024;

/** Throws LeftAlone, or what the system answers. */
export async function findTarget(file: Uint8Array, hardLinks: boolean): Promise<Target> {
  const path = await realpath(asBuffer(file), { encoding: 'buffer' }).catch((error: unknown) => {
    throw codeOf(error) === 'ENOENT' ? new LeftAlone('notThere') : error;
  });
  const stats = await stat(path, { bigint: true });
  if (!stats.isFile()) throw new LeftAlone('notThere');
  if ((Number(stats.mode) & anyWrite) === 0) throw new LeftAlone('readOnlyFile');
  await access(path, constants.W_OK).catch(() => {
    throw new LeftAlone('readOnlyFile');
  });
  const folder = folderOf(path);
  const folderMode = (await stat(folder)).mode;
  if ((folderMode & anyWrite) === 0) throw new LeftAlone('readOnlyFolder');
  await access(folder, constants.W_OK | constants.X_OK).catch(() => {
    throw new LeftAlone('readOnlyFolder');
  });
  if (stats.nlink > 1n && !hardLinks) throw new LeftAlone('hardLinks', String(stats.nlink));
  return { path, identity: identityOf(stats), size: Number(stats.size) };
}

interface Stats {
  readonly dev: bigint;
  readonly ino: bigint;
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly nlink: bigint;
}

function identityOf({ dev, ino, size, mtimeNs, nlink }: Stats): Identity {
  return {
    device: String(dev),
    inode: String(ino),
    size: String(size),
    mtimeNs: String(mtimeNs),
    names: String(nlink),
  };
}

/** Throws LeftAlone('changed') where it is another by now. */
export async function mustBeSame(path: Uint8Array, before: Identity): Promise<void> {
  const now = await stat(asBuffer(path), { bigint: true }).catch(() => null);
  const after = now === null ? null : identityOf(now);
  const isSame =
    after !== null &&
    after.device === before.device &&
    after.inode === before.inode &&
    after.size === before.size &&
    after.mtimeNs === before.mtimeNs &&
    after.names === before.names;
  if (!isSame) throw new LeftAlone('changed');
}

/** Before anything is written: a disk that is filled to the last byte troubles every other program. Throws LeftAlone. */
export async function mustHaveRoom(path: Uint8Array, bytes: number): Promise<void> {
  const disk = await statfs(folderOf(path)).catch(() => null);
  // Some drives do not tell.
  if (disk === null || disk.blocks === 0) return;
  if (disk.bavail * disk.bsize < bytes + spareBytes) throw new LeftAlone('diskFull');
}

/** The refusal that an error stands for; null for a bug. */
export function refusalOf(error: unknown): FileRefusal | null {
  if (error instanceof LeftAlone) return error.refusal;
  const code = codeOf(error);
  if (code === null) return null;
  return { reason: reasons[code] ?? 'diskFault', detail: code };
}

const reasons: Readonly<Record<string, FileRefusal['reason']>> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  ENOENT: 'notThere',
  ENOTDIR: 'notThere',
  EROFS: 'readOnlyFolder',
  EACCES: 'notPermitted',
  EPERM: 'notPermitted',
  EBUSY: 'changed',
  ETXTBSY: 'changed',
};
