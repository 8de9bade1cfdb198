// The built page: its policy, a fresh nonce each time, caching, and nothing beside the listed files.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site } from '../../../src/main/page/site.ts';
import { builtPage } from '../../helpers/builtPage.ts';

let built: Awaited<ReturnType<typeof builtPage>>;
let site: Site;
beforeAll(async () => {
  built = await builtPage();
  site = await openSite(built.folder, { connect: ['ws://127.0.0.1:1'], media: ['media:'] });
});
afterAll(() => rm(built.parent, { recursive: true }));

test('the page carries the strict policy and a nonce that no other answer has', async () => {
  const answers = await Promise.all([site('/'), site('/index.html')]);
  const nonces = await Promise.all(
    answers.map(async (answer) => {
      const nonce = /nonce="([A-Za-z0-9+/=]{24})"/.exec((await answer?.text()) ?? '')?.[1];
      expect(answer?.headers.get('Content-Security-Policy')).toBe(
        `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob: media:; ` +
          "media-src 'self' blob: media:; connect-src 'self' ws://127.0.0.1:1; font-src 'self'; base-uri 'none'; " +
          "form-action 'none'; frame-ancestors 'none'",
      );
      expect(answer?.headers.get('Cache-Control')).toBe('no-store');
      return nonce;
    }),
  );
  expect(nonces[0]).not.toBe(nonces[1]);
});

test('files under assets are kept for ever, with their type', async () => {
  const script = await site('/assets/index-abc.js');
  expect(script?.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
  expect(script?.headers.get('Cache-Control')).toBe('private, max-age=31536000, immutable');
  expect(await script?.text()).toBe('export {};');
});

test('what is not listed does not exist, not even when it appears later', async () => {
  await writeFile(join(built.folder, 'later.txt'), 'later');
  for (const path of ['/later.txt', '/assets', '/assets/', '/../secret.txt', 'index.html', ''])
    expect(await site(path)).toBeNull();
});

test('a folder without a built page is an expected failure', async () => {
  await expect(openSite(join(built.parent, 'nowhere'), { connect: [], media: [] })).rejects.toMatchObject({
    kind: 'not-found',
    message: expect.stringContaining('npm run build'),
  });
});
