// A page that was let in stays let in when its host is killed and started again; the start's token does not.
import { chmod, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Host, startHost } from '../../../src/main/host/host.ts';
import { sessionKey } from '../../../src/main/host/sessionKey.ts';
import { builtPage } from '../../helpers/builtPage.ts';
import { facedStandIn } from '../../helpers/faced.ts';
import { tempDir } from '../../helpers/tempDir.ts';

async function hostOf(libraryDir: string, port: number): Promise<Host> {
  const page = await builtPage();
  const host = await startHost({
    app: facedStandIn(),
    page: { folder: page.folder },
    port,
    session: await sessionKey(libraryDir),
    onError: (error) => {
      throw error;
    },
  });
  onTestFinished(() => rm(page.parent, { recursive: true }));
  return host;
}

const media = (host: Host, cookie: string) =>
  fetch(`http://127.0.0.1:${host.port}/media/track/1`, { headers: { cookie } }).then(({ status }) => status);

test('the cookie of one start is good for the next with the same library, and for no other library', async () => {
  const library = tempDir();
  const first = await hostOf(library, 0);
  const door = await fetch(first.url, { redirect: 'manual' });
  const cookie = door.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(await media(first, cookie)).toBe(200);
  const token = new URL(first.url).searchParams.get('token') ?? '';
  expect(cookie).not.toContain(token);
  await first.close();

  const again = await hostOf(library, first.port);
  expect(await media(again, cookie)).toBe(200);
  expect((await fetch(`http://127.0.0.1:${again.port}/?token=${token}`)).status).toBe(401);
  await again.close();

  const other = await hostOf(tempDir(), first.port);
  expect(await media(other, cookie)).toBe(401);
  await other.close();
});

test.skipIf(process.platform === 'win32')(
  "the key is its owner's alone, and replaced when it was not",
  async () => {
    const library = tempDir();
    const key = await sessionKey(library);
    const file = join(library, 'host.key');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await sessionKey(library)).toBe(key);
    await chmod(file, 0o644);
    const renewed = await sessionKey(library);
    expect(renewed).not.toBe(key);
    expect(await readFile(file, 'utf8')).toBe(renewed);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  },
);
