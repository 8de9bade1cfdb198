// The library in the picture of duplicates: a few made pieces, each in two or three files that are not the same.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Job } from '../../src/core/domain/job.ts';
import { createApp } from '../../src/main/app.ts';
import { encode, hasFfmpeg } from '../../tests/helpers/ffmpeg.ts';
import { sampleRate } from '../demo/instruments.ts';
import { renderPiece } from '../demo/piece.ts';
import { styles } from '../demo/styles.ts';
import { type InfoTags, wavFile } from '../demo/wav.ts';
import { places } from '../start/project.ts';

const seconds = 24;
const pieces = [
  { artist: 'Blue Lamp Trio', title: 'Late Train', album: 'After Hours' },
  { artist: 'Amber Foxes', title: 'Before the Rain', album: 'Northern Sea' },
  { artist: 'Iron Orchard', title: 'Goodnight', album: 'Wires' },
  { artist: 'Paper Lanterns', title: 'Along the Hill', album: 'September' },
] as const;

/** Made, scanned and looked through. */
export async function fillTwiceLibrary(libraryDir: string, music: string): Promise<void> {
  for (const folder of ['Albums', 'Old laptop', 'From a friend'])
    await mkdir(join(music, folder), { recursive: true });
  for (const [n, { artist, title, album }] of pieces.entries()) {
    const style = styles[(3 * n) % styles.length];
    if (style === undefined) continue;
    const samples = renderPiece(style, n + 1, seconds);
    const put = async (folder: string, name: string, gain: number, tags: InfoTags): Promise<string> => {
      const file = join(music, folder, `${name}.wav`);
      await writeFile(
        file,
        wavFile(
          samples.map((sample) => gain * sample),
          sampleRate,
          { INAM: title, ...tags },
        ),
      );
      return file;
    };
    const first = await put('Albums', title, 1, { IART: artist, IPRD: album });
    if (hasFfmpeg) encode(first, join(music, 'Old laptop', `${title}.mp3`), '-b:a', '128k');
    if (!hasFfmpeg || n % 2 === 0) await put('From a friend', `${title} (Remastered)`, 0.6, { IART: artist });
  }
  const app = await createApp({ ...places, libraryDir });
  try {
    const client = createRouterClient(app.router);
    const done = async ({ jobId }: { readonly jobId: Job['id'] }): Promise<void> => {
      for await (const { status } of await client.jobs.follow({ id: jobId }))
        if (status.state === 'failed') throw new Error(status.error.message);
    };
    await done(await client.library.scan({ folders: [music] }));
    await done(await client.duplicates.look());
  } finally {
    await app.close();
  }
}
