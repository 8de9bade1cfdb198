// A player as the benchmark sees it: which formats it reads, what it is known to misread, and which files it finds by a playlist.
import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { Player as KnownPlayer } from '../../src/core/playlists/players.ts';

export interface Player {
  readonly name: string;
  /** What starts it and prints its version. */
  readonly binary: string;
  /** The formats that it reads, each with what it is known to misread in it. */
  readonly known: KnownPlayer;
  /** The paths that it goes to by a playlist inside `music` of so many entries, one character a byte. */
  ask(playlist: string, entries: number, music: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** VLC refuses to run as root. */
export const asNobody: SpawnOptions = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** The first line of what it says of its version; null when it is not installed. */
export function versionOf(binary: string): string | null {
  const { status, stdout } = spawnSync(binary, ['--version'], { ...asNobody, encoding: 'utf8' });
  return status === 0 ? (stdout.split('\n')[0] ?? '') : null;
}

/** Runs a program and waits for its end, for so long. */
export async function finished(
  binary: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  seconds: number,
): Promise<void> {
  const child = spawn(binary, args, { env, stdio: 'ignore', timeout: seconds * 1000 });
  await once(child, 'exit');
}

/** A program that runs until it is ended. */
export function started(binary: string, args: readonly string[], options: SpawnOptions): () => Promise<void> {
  const child = spawn(binary, args, { stdio: 'ignore', ...options });
  return async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), 5000);
    await exit;
    clearTimeout(patience);
  };
}
