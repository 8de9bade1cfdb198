// Once for all end-to-end tests: the built page, and a library that has listened to some music.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { TestProject } from 'vitest/node';
import { sampleRate } from '../../scripts/demo/instruments.ts';
import { renderPiece } from '../../scripts/demo/piece.ts';
import { styles } from '../../scripts/demo/styles.ts';
import { buildPage } from '../../scripts/start/buildPage.ts';
import { places } from '../../scripts/start/project.ts';
import { createApp } from '../../src/main/app.ts';
import { aiffBytes } from '../helpers/aiff.ts';
import { hasChromium } from '../helpers/chromium.ts';
import { collectMusic } from '../helpers/collectMusic.ts';
import { encode, hasFfmpeg } from '../helpers/ffmpeg.ts';
import { hasShared, sharedData } from '../helpers/shared.ts';

export interface PreparedLibrary {
  /** Its tracks as the list shows them, of each kind at least one; beside them lies `broken.mp3`. */
  readonly tracks: readonly { readonly fileName: string; readonly shown: string }[];
  /** The folder of its music. */
  readonly music: string;
  /** The library's folder: to be copied, never opened. */
  readonly library: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the built page. */
    readonly page: string;
    /** Where there is a Chromium and real music. */
    readonly prepared: PreparedLibrary;
  }
}

export default async function prepareAll({ provide }: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'stackwax-prepared-'));
  const page = join(folder, 'page');
  await buildPage(page);
  provide('page', page);
  if (hasChromium && hasShared) provide('prepared', await prepare(folder));
  return () => rmSync(folder, { recursive: true, force: true });
}

async function prepare(folder: string): Promise<PreparedLibrary> {
  const music = join(folder, 'prepared-music');
  collectMusic(music, ['disco.00001.flac', 'reggae.00000.flac', 'rock/10.mp3']);
  writeFileSync(join(music, 'chord.aiff'), aiffBytes(renderPiece(styles[0]!, 7, 12), sampleRate));
  if (hasFfmpeg)
    encode(sharedData('gtzan', 'audio', 'pop.00000.flac'), join(music, 'pop.m4a'), '-c:a', 'aac');
  const library = join(folder, 'prepared');
  const app = await createApp({ ...places, libraryDir: library });
  const client = createRouterClient(app.router);
  const { jobId } = await client.library.scan({ folders: [music] });
  for await (const { status } of await client.jobs.follow({ id: jobId }))
    if (status.state === 'failed') throw new Error(status.error.message);
  const rows = await client.tracks.rows({
    ids: await client.tracks.query({ filter: { state: 'analysed' } }),
  });
  await app.close();
  return {
    tracks: rows.map(({ title, fileName }) => ({ fileName, shown: title ?? fileName })),
    music,
    library,
  };
}
