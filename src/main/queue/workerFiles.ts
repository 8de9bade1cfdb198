// What a task is about, as files of this machine: the library's where folders are shared, else copies that came through the queue.
import { mkdir, rename, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type EarInUse, earManifestSchema } from '../../core/domain/ear.ts';
import { AppError } from '../../core/domain/errors.ts';
import type { Heard, Wanted } from '../analysis/executor.ts';
import { sha256OfFile } from '../files/sha256.ts';
import type { InTurn } from '../work/inTurn.ts';
import type { QueueKeys } from './names.ts';
import { FeederAway, fetchFile, type PieceOf } from './pieces.ts';
import type { Redis } from './redis.ts';
import { jsonOf } from './register.ts';
import { placesHere, type SharedRoot } from './roots.ts';
import type { Task } from './task.ts';

export interface Files {
  /** Calls `use` with the file, whose sound is that of the task, and what is wanted of it. A failure to get it is an answer. */
  use(
    id: string,
    task: Task,
    signal: AbortSignal,
    use: (path: Uint8Array, wanted: Wanted) => Promise<Heard>,
  ): Promise<Heard>;
}

interface FilesOptions {
  readonly redis: Redis;
  readonly blocking: Redis;
  readonly keys: QueueKeys;
  /** For copies. */
  readonly folder: string;
  readonly roots: readonly SharedRoot[];
  /** One file at a time comes through the queue. */
  readonly inTurn: InTurn;
}

const longestEnding = 8;
/** A manifest with ten thousand names of classes is some 200 kB. */
const longestManifest = 4 * 1024 * 1024;

export function filesFor({ redis, blocking, keys, folder, roots, inTurn }: FilesOptions): Files {
  const ears = new Map<string, Promise<EarInUse>>();
  const fetch = (what: PieceOf, path: string, signal: AbortSignal): Promise<void> =>
    inTurn(() => fetchFile({ blocking, redis, keys }, what, path, signal));

  async function earHere(sha256: string, signal: AbortSignal): Promise<EarInUse> {
    const text = await redis.getrange(keys.ear(sha256), 0, longestManifest);
    const manifest = earManifestSchema.safeParse(jsonOf(text));
    if (!manifest.success || manifest.data.sha256 !== sha256) throw new FeederAway('an ear is not there');
    const file = join(folder, 'ears', `${sha256}.onnx`);
    await mkdir(join(folder, 'ears'), { recursive: true });
    await fetch({ ear: sha256 }, `${file}.part`, signal);
    if ((await sha256OfFile(`${file}.part`)) !== sha256) throw new FeederAway('an ear is damaged');
    await rename(`${file}.part`, file);
    return { manifest: manifest.data, file };
  }

  /** Kept as long as the worker is there. */
  async function earsOf({ wanted }: Task, signal: AbortSignal): Promise<EarInUse[]> {
    const found: EarInUse[] = [];
    for (const sha256 of wanted.ears) {
      const ear = ears.get(sha256) ?? earHere(sha256, signal);
      ears.set(sha256, ear);
      ear.catch(() => ears.delete(sha256));
      found.push(await ear);
    }
    return found;
  }

  return {
    async use(id, task, signal, use) {
      const ears = await earsOf(task, signal);
      for (const { path, below } of placesHere(roots, Buffer.from(task.path, 'base64'))) {
        const heard = await use(path, wantedOf(task, ears, below));
        // What lies there is not the library's file, or cannot be read: it may still come through the queue.
        if (heard.question !== 'none' || heard.error.kind !== 'unreadable') return heard;
      }
      const copy = join(folder, `${id}${endingOf(task)}`);
      try {
        await fetch({ task: id }, copy, signal);
        return await use(Buffer.from(copy), wantedOf(task, ears, null));
      } catch (error) {
        if (!(error instanceof AppError) || error.kind !== 'unreadable') throw error;
        return { question: 'none', error };
      } finally {
        await rm(copy, { force: true });
      }
    },
  };
}

/** Decoders go by the content, and by the name where that does not tell. */
function endingOf(task: Task): string {
  const ending = extname(Buffer.from(task.path, 'base64').toString('latin1'));
  return /^\.[a-z0-9]+$/iu.test(ending) && ending.length <= longestEnding ? ending : '';
}

function wantedOf(
  { wanted, fingerprint }: Task,
  ears: readonly EarInUse[],
  below: Uint8Array | null,
): Wanted {
  const input = { depth: wanted.depth, ears, expects: { fingerprint, below } };
  if (wanted.question === 'analyse')
    return { question: 'analyse', input: { ...input, groups: wanted.groups } };
  return { question: 'addLacking', input: { ...input, windows: wanted.windows, lacks: wanted.lacks } };
}
