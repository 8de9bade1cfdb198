// Three short tracks in two folders, scanned by a real app.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { sampleRate } from '../../scripts/demo/instruments.ts';
import { wavFile } from '../../scripts/demo/wav.ts';
import type { Client } from '../../src/core/contract/contract.ts';
import { type RunningApp, resultOf, startApp } from './app.ts';

/** Too short to be listened to, which is quick; a person can say its genre all the same. */
function shortWav(note: number, title: string): Uint8Array {
  const samples = Float32Array.from({ length: 2205 }, (_, i) => Math.sin((i * note) / 50) / 2);
  return wavFile(samples, sampleRate, { INAM: title, IART: 'Someone' });
}

function writeThree(folder: string): void {
  for (const [i, name] of ['a/one.wav', 'a/two ü.wav', 'b/雪.wav'].entries()) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), shortWav(i + 1, name));
  }
}

export async function idsByPath(client: Client): Promise<number[]> {
  const ids = await client.tracks.query({ sort: [{ key: 'path', direction: 'ascending' }] });
  expect(ids).toHaveLength(3);
  return ids;
}

export interface ThreeTracks extends RunningApp {
  /** By their paths. */
  readonly ids: number[];
}

/** Writes them below `folder` and scans them. */
export async function threeTracks(libraryDir: string, folder: string): Promise<ThreeTracks> {
  writeThree(folder);
  const running = await startApp(libraryDir);
  const { client } = running;
  await resultOf(client, client.library.scan({ folders: [join(folder, 'a'), join(folder, 'b')] }));
  return { ...running, ids: await idsByPath(client) };
}
