// Small covers of real files: from the tags or the folder, kept while the disk is away, renewed when file or folder change.
import { execFileSync } from 'node:child_process';
import { copyFileSync, renameSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { imageSize } from '../../../src/core/domain/pictures/imageSize.ts';
import { resultOf, startApp } from '../../helpers/app.ts';
import { hasFfmpeg } from '../../helpers/ffmpeg.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const ffmpeg = (...options: string[]): void => {
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...options]);
};

function picture(file: string, colour: string): string {
  ffmpeg('-f', 'lavfi', '-i', `color=${colour}:s=300x300`, '-frames:v', '1', file);
  return file;
}

/** A second of silence, with a front cover where one is given. */
function song(file: string, front: string | null): void {
  const cover =
    front === null ? [] : ['-i', front, '-map', '0', '-map', '1', '-disposition:v', 'attached_pic'];
  ffmpeg('-f', 'lavfi', '-i', 'anullsrc=r=8000:cl=mono', ...cover, '-t', '1', '-metadata', 'title=x', file);
}

test.skipIf(!hasFfmpeg)('from the tags, else from the folder, and whenever they change', async () => {
  const pictures = tempDir();
  const red = picture(join(pictures, 'red.jpg'), 'red');
  const blue = picture(join(pictures, 'blue.jpg'), 'blue');
  const music = tempDir();
  const inside = join(music, 'inside.flac');
  song(inside, red);
  song(join(music, 'bare.flac'), null);
  const { app, client } = await startApp();
  await resultOf(client, client.library.scan({ folders: [music] }));
  const ids = await client.tracks.query({ sort: [{ key: 'path', direction: 'ascending' }] });
  const [bare = 0, tagged = 0] = ids;

  const small = await app.smallCover(tagged, 128);
  const body = await new Response(small!.read(0, small!.size)).bytes();
  expect([small!.contentType, imageSize(body)]).toEqual(['image/jpeg', { width: 128, height: 128 }]);
  expect((await app.smallCover(tagged, 512))!.size).toBeGreaterThan(0);
  expect(await app.smallCover(bare, 64)).toBeNull();

  // The same picture beside it is the same cover, kept once.
  copyFileSync(red, join(music, 'folder.jpg'));
  utimesSync(music, 10, 10);
  const { app: later } = await reopened(app);
  await later.smallCover(bare, 64);
  await expect.poll(async () => (await later.smallCover(bare, 64)) !== null, { timeout: 10_000 }).toBe(true);

  // Away: what is kept is shown.
  const away = `${music}-away`;
  renameSync(music, away);
  expect((await later.smallCover(tagged, 128))?.version).toBe(small!.version);
  expect(await later.smallCover(tagged, 64)).not.toBeNull();
  renameSync(away, music);

  song(inside, blue);
  utimesSync(inside, 20, 20);
  const { app: last, client: lastClient } = await reopened(later);
  await resultOf(lastClient, lastClient.library.scan({}));
  expect((await last.smallCover(tagged, 128))?.version).not.toBe(small!.version);
});

async function reopened(app: { libraryDir: string; close(): Promise<void> }) {
  await app.close();
  return await startApp(app.libraryDir);
}
