// What a disk worker answers: it touches the user's folders and files, and a disk that never answers holds up nobody but it.
import { readdir } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { AppError } from '../../core/domain/errors.ts';
import { formatOfName } from '../../core/domain/formats.ts';
import { ruleOfName } from '../../core/domain/leftOut.ts';
import { displayPath } from '../../core/domain/text/paths.ts';
import { codeOf } from '../files/diskFaults.ts';
import { unreadable } from '../files/ioErrors.ts';
import { fill, openRegular } from '../files/regularFile.ts';
import { driveOf } from '../library/drive.ts';
import { look } from '../library/look.ts';
import { type Found, walk } from '../library/walk.ts';
import { watchTree } from '../library/watchTree.ts';
import type { Handlers } from '../workers/serve.ts';
import type { DiskQuestions, Path, WalkBatch, WatchNews } from './protocol.ts';

/** A batch is sent when it has so many entries, or is so old. */
const batchSize = 1000;
const batchMs = 250;
/** Changes are told so soon, and so often that there are none. */
const newsMs = 50;
const aliveMs = 5000;

export const diskAnswers: Handlers<DiskQuestions> = {
  async walk({ root, places, takenIn }, { report }) {
    let all: Found[] = [];
    let sentAt = performance.now();
    const send = (): void => {
      report(asBatch(all));
      all = [];
      sentAt = performance.now();
    };
    const onAnswer = (): void => {
      if (all.length >= batchSize || performance.now() - sentAt >= batchMs) send();
    };
    const options = { root: bytes(root), places: places.map(bytes), takenIn: new Set(takenIn), onAnswer };
    for await (const found of walk(options)) all.push(...found);
    send();
  },

  look: (path) => look(bytes(path)),

  drive: (path) => driveOf(bytes(path)),

  async watch({ roots, takenIn }, { report }) {
    // To find all folders leaves much behind, and afterwards nothing would ever collect it.
    setFlagsFromString('--optimize-for-size');
    let changed = new Set<Path>();
    let failed: WatchNews['failed'][number][] = [];
    let toldAt = performance.now();
    const tell = (isReady = false): void => {
      report({ isReady, changed: [...changed], failed });
      changed = new Set();
      failed = [];
      toldAt = performance.now();
    };
    setInterval(() => {
      const isNews = changed.size > 0 || failed.length > 0;
      if (isNews || performance.now() - toldAt >= aliveMs) tell();
    }, newsMs);
    const names = new Set(takenIn);
    await Promise.all(
      roots.map((root) =>
        watchTree({
          root,
          takenIn: names,
          onChange: (path) => changed.add(path),
          onFailure: (error) => failed.push({ root, isFull: isFull(error) }),
        }),
      ),
    );
    collectGarbage();
    tell(true);
    return await new Promise<undefined>(() => undefined);
  },

  async list({ path, endings }) {
    const entries = await readdir(bytes(path), { withFileTypes: true }).catch((cause: unknown) => {
      throw unreadable(bytes(path), cause);
    });
    return {
      folders: entries.filter((entry) => entry.isDirectory() && isShown(entry.name)).map(({ name }) => name),
      files: entries
        .filter(
          (entry) =>
            !entry.isDirectory() && endings.some((ending) => entry.name.toLowerCase().endsWith(ending)),
        )
        .map(({ name }) => name),
      audioFiles: entries.filter((entry) => entry.isFile() && formatOfName(Buffer.from(entry.name)) !== null)
        .length,
    };
  },

  async read({ path, start, end }) {
    const { handle } = await openRegular(bytes(path));
    try {
      const read = new Uint8Array(Math.max(0, end - start));
      return read.subarray(0, await fill(handle, read, start));
    } catch (cause) {
      throw new AppError('unreadable', 'The file cannot be read.', { path: shown(path), cause });
    } finally {
      await handle.close();
    }
  },
};

function asBatch(all: readonly Found[]): WalkBatch {
  const files = all.filter((found) => found.kind === 'file');
  return {
    files: {
      paths: files.map(({ path }) => path).join('\0'),
      sizes: Float64Array.from(files, ({ size }) => size),
      mtimesMs: Float64Array.from(files, ({ mtimeMs }) => mtimeMs),
      reals: files.flatMap(({ path, real }, n) => (real === path ? [] : [[n, real] as const])),
    },
    unreadable: all.flatMap((found) =>
      found.kind === 'unreadable' ? [{ path: text(found.path), message: found.message }] : [],
    ),
    leftOut: all.flatMap((found) =>
      found.kind === 'left-out' ? [{ path: text(found.path), reason: found.reason }] : [],
    ),
  };
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}

function isFull(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOSPC' || code === 'EMFILE';
}

function isShown(name: string): boolean {
  const rule = ruleOfName(name);
  return rule === 'music' || rule === 'drive-top';
}

function bytes(path: Path): Buffer {
  return Buffer.from(path, 'latin1');
}

function text(path: Buffer): Path {
  return path.toString('latin1');
}

function shown(path: Path): string {
  return displayPath(bytes(path));
}
