// A short trial of an ear before it is kept: on noise, which shows whether it hears at all, then on tracks of the library.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EarInUse, type EarManifest, earLayout } from '../../../core/domain/ear.ts';
import type { CheckedEar } from '../../../core/domain/earState.ts';
import { AppError } from '../../../core/domain/errors.ts';
import { WorkerDied } from '../../workers/pool.ts';
import type { Work } from '../context.ts';
import type { ChosenFile } from './choice.ts';

/** Tracks of the library that are timed. */
const timed = 3;

/** Throws AppError('invalid') with the reason for an ear that cannot hear. Nothing is kept. */
export async function tryEar(
  work: Pick<Work, 'store' | 'analysis'>,
  manifest: EarManifest,
  { path, bytes }: ChosenFile,
  signal: AbortSignal | undefined,
): Promise<NonNullable<CheckedEar['trial']>> {
  const folder = await mkdtemp(join(tmpdir(), 'stackwax-ear-'));
  // A worker opens this as it is: the chosen file could become another one meanwhile.
  const file = join(folder, 'model.onnx');
  const { ask, size } = work.analysis('any');
  try {
    await writeFile(file, bytes);
    const ear = { manifest, file };
    const { windowMs } = await ask('tryEar', ear, { signal }).catch((error: unknown) => {
      throw signal?.aborted === true ? error : asRefusal(error, file, path);
    });
    const heard = await timeTracks(work, ear, signal);
    const milliseconds = heard ?? windowMs;
    const tracks = work.store.tracks.counts().analysed;
    return { milliseconds, tracks, seconds: (tracks * milliseconds) / 1000 / size };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A person chose another file than the copy that was tried. */
function asRefusal(error: unknown, copy: string, path: string): unknown {
  if (error instanceof WorkerDied)
    return new AppError('invalid', 'Listening with it ended the process that did.', { path, cause: error });
  if (!(error instanceof AppError)) return error;
  if (error.kind === 'took-too-long')
    return new AppError('invalid', 'It did not hear half a minute of sound within two minutes.', {
      path,
      cause: error,
    });
  return new AppError('invalid', error.message.replace(copy, path), { path, cause: error });
}

/** With decoding, as they will be listened to; null where none can be heard now. */
async function timeTracks(
  { store, analysis }: Pick<Work, 'store' | 'analysis'>,
  ear: EarInUse,
  signal: AbortSignal | undefined,
): Promise<number | null> {
  const lacks = { groups: earLayout([ear.manifest]), facts: false };
  const times: number[] = [];
  for (const { path, windows } of someTracks(store)) {
    const startedAt = performance.now();
    const input = { path, depth: 'quick' as const, windows, lacks, ears: [ear] };
    const heard = await analysis('any')
      .ask('addLacking', input, { signal })
      .catch(() => null);
    signal?.throwIfAborted();
    if (heard?.groups.every((group) => 'vectors' in group) === true)
      times.push(performance.now() - startedAt);
  }
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? null;
}

/** The first, the middle and the last of those that were analysed. */
function someTracks(store: Work['store']) {
  const ids = store.features.trackIds();
  const places = Array.from({ length: timed }, (_, n) => Math.floor((n * (ids.length - 1)) / (timed - 1)));
  return store.tracks
    .files([...new Set(places.flatMap((at) => ids[at] ?? []))])
    .map(({ id, path }) => ({ path, windows: store.features.windows(id) }));
}
