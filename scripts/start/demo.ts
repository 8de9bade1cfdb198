// The demo: generated music and a library of its own in a temporary folder, deleted when it ends.
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { demoPieces } from '../demo/collection.ts';

export interface Demo {
  readonly musicFolder: string;
  readonly libraryDir: string;
  /** Settles when all the music is rendered. */
  readonly composed: Promise<void>;
  /** Calls back after each piece, until all are there, or until composing is given up by the signal. */
  follow(onPiece: (done: number, total: number) => void, signal: AbortSignal): Promise<void>;
  /** Stops rendering, and deletes everything. */
  remove(): Promise<void>;
}

export async function makeDemo(): Promise<Demo> {
  const root = await mkdtemp(join(tmpdir(), 'stackwax-demo-'));
  const musicFolder = join(root, 'Demo music');
  const composer = new Worker(new URL(`./demo.worker${extname(import.meta.url)}`, import.meta.url), {
    workerData: musicFolder,
  });
  const ended = once(composer, 'exit');
  const composed = ended.then(([code]) => {
    if (code !== 0) throw new Error('The demo music could not be composed.');
  });
  // Handled here too: when the demo ends first, nobody awaits it.
  composed.catch(() => undefined);
  return {
    musicFolder,
    libraryDir: join(root, 'library'),
    composed,
    async follow(onPiece, signal) {
      const tell = (done: number): void => onPiece(done, demoPieces.length);
      const giveUp = (): void => void composer.terminate();
      composer.on('message', tell);
      signal.addEventListener('abort', giveUp);
      try {
        await composed;
      } catch (error) {
        if (!signal.aborted) throw error;
      } finally {
        composer.off('message', tell);
        signal.removeEventListener('abort', giveUp);
      }
    },
    async remove() {
      await composer.terminate();
      await rm(root, { recursive: true, force: true });
    },
  };
}
