// `stackwax backup` as a person uses it: on a good library, on a damaged one, and on one that is open.
import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, cliJson } from '../../helpers/cli.ts';
import { labelledLibrary, labels, labelsIn, setLabel } from '../../helpers/labelledLibrary.ts';
import { openTestStore } from '../../helpers/library.ts';

describe('backup', () => {
  test('make, list, restore', { timeout: 60_000 }, async () => {
    const library = labelledLibrary();
    const at = ['--library', library];
    const made = await cliJson(['backup', 'make', ...at]);
    expect(made).toMatchObject({ reason: 'asked', sound: true, tracks: 3, labels: 3 });
    expect(await cliJson(['backup', 'list', ...at])).toEqual([made]);
    expect((await cli(['backup', 'list', ...at])).stdout).toMatch(
      /MB, 3 tracks, 3 labelled, made by you\n$/u,
    );
    setLabel(library, 'b.mp3', 'metal');
    const restored = await cliJson(['backup', 'restore', 'latest', ...at]);
    expect(restored).toMatchObject({
      backup: made,
      taken: true,
      setAside: { reason: 'set-aside', sound: true },
    });
    expect(labelsIn(library)).toEqual(labels);
  });

  test('a damaged library: the sentence, what to type, and after that the labels', {
    timeout: 60_000,
  }, async () => {
    const library = labelledLibrary();
    const at = ['--library', library];
    const nothing = await cli(['backup', 'restore', 'latest', ...at]);
    expect(nothing).toMatchObject({ code: 1, stdout: '' });
    expect(nothing.stderr).toMatch(/^There is no backup yet in .*backups\.\n$/u);
    await cliJson(['backup', 'make', ...at]);
    truncateSync(join(library, 'library.db'), 0);
    const refused = await cli(['list', ...at]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(
      /library\.db cannot be used: it is empty, though there are models beside it\./u,
    );
    expect(refused.stderr).toMatch(/To go back to the last good backup: stackwax backup restore latest/u);
    expect(refused.stderr).not.toMatch(/\n\s+at /u);
    const back = await cli(['backup', 'restore', 'latest', ...at]);
    expect(back.stderr).toBe('');
    expect(back.stdout).toMatch(/^The library is that of \d{4}-\d\d-\d\d \d\d:\d\d again: .*3 labelled/u);
    expect(labelsIn(library)).toEqual(labels);
  });

  test('while the library is open, a backup is made, and going back waits for the next start', async () => {
    const library = labelledLibrary();
    const store = openTestStore(library);
    const at = ['--library', library];
    await cliJson(['backup', 'make', ...at]);
    store.write((to) => to.labels.set(store.tracks.atPath('/music/a.mp3'), to.genres.ensure('metal')));
    expect(await cliJson(['backup', 'restore', 'latest', ...at])).toMatchObject({ taken: false });
    store.close();
    expect(labelsIn(library)).toEqual(labels);
  });
});
