// Choosing a folder inside the app: what lies in one, and plain words for a path that is none.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startApp } from '../../helpers/app.ts';
import { tempDir } from '../../helpers/tempDir.ts';

test('a folder tells its folders and how many audio files; what is not there, or no folder, says so', async () => {
  const folder = tempDir();
  mkdirSync(join(folder, 'b'));
  mkdirSync(join(folder, 'a'));
  writeFileSync(join(folder, 'song.mp3'), '');
  const { client } = await startApp();
  expect(await client.library.browse({ path: folder })).toMatchObject({
    path: folder,
    folders: [{ name: 'a' }, { name: 'b' }],
    audioFiles: 1,
  });
  for (const [path, message] of [
    [join(folder, 'c'), 'There is nothing at this path.'],
    [join(folder, 'song.mp3'), 'This is not a folder.'],
  ] as const)
    await expect(client.library.browse({ path })).rejects.toMatchObject({
      data: { kind: 'unreadable', message, path },
    });
});
