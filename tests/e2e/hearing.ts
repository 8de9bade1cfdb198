// Settings → Hearing: an ear is added from its file, listened with, put out of use, damaged, removed; what it proposes is answered.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeEar } from '../helpers/earFiles.ts';
import { sharedFile } from '../helpers/shared.ts';
import { violations } from './accessible.ts';
import { button, eventually, notice, rows } from './actions.ts';
import { openPage, type Stage } from './stage.ts';

export function hearing(stage: () => Stage): void {
  test('an ear from its file to its end', { timeout: 120_000 }, async () => {
    const { browser, serve, prepared, folder } = stage();
    const library = await prepared.library('hearing');
    const count = prepared.tracks.length;
    // In a folder of their own: a list that is scrolled and clicked within one frame jumps back, which no hand can do.
    const files = join(folder, 'ears-to-choose');
    mkdirSync(files, { recursive: true });
    const ear = writeEar(files, 'quiet-ear', { scores: { Music: -4, Speech: 4, Rain: -4 } });
    const broken = join(files, 'broken.onnx');
    writeFileSync(broken, 'This is no model.');
    const app = await serve(library);
    const { page, problems } = await openPage(browser, app.url);
    await button(page, 'Settings').click();
    const hearingGroup = page.getByRole('region', { name: 'Hearing' });
    const dialog = page.getByRole('dialog', { name: 'Add an ear' });
    // None yet: what an ear is, and that nothing is downloaded.
    await hearingGroup.getByText('Nothing is downloaded').waitFor();

    await button(page, 'Add an ear').click();
    await dialog.getByRole('textbox', { name: 'Folder or file' }).fill(files);
    await page.keyboard.press('Enter');
    await dialog.getByRole('option', { name: 'broken.onnx' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('option', { name: 'broken.onnx' }).click();
    await dialog.getByRole('alert').getByText('It is no ONNX model').waitFor({ timeout: 60_000 });
    expect(await violations(page)).toEqual([]);

    // One that is known needs nothing else.
    await button(page, 'Choose another file').click();
    await dialog.getByRole('textbox', { name: 'Folder or file' }).fill(sharedFile('ears', 'mn04_as.onnx'));
    await page.keyboard.press('Enter');
    await dialog.getByText('527 kinds of sound, by name').waitFor({ timeout: 60_000 });
    await dialog.getByText('Tried with real weights.').waitFor();
    await button(page, 'Cancel').click();
    await button(page, 'Add an ear').click();
    await dialog.getByRole('textbox', { name: 'Folder or file' }).fill(ear.file);
    await page.keyboard.press('Enter');
    await dialog.getByText('Nothing is known of this file').waitFor();
    expect(await violations(page)).toEqual([]);
    await button(page, 'Give a manifest').click();
    await dialog.getByRole('textbox', { name: 'Folder or file' }).fill(ear.manifest);
    await page.keyboard.press('Enter');
    await dialog.getByText('3 kinds of sound, by name').waitFor();
    await dialog.getByText(new RegExp(`About .* for ${count} tracks`, 'u')).waitFor();
    await dialog.getByText('Not tried with its real weights').waitFor();
    expect(await violations(page)).toEqual([]);
    await button(page, 'Listen with it').click();
    await notice(page, 'Listening with quiet-ear').waitFor();
    await hearingGroup.getByText(`Has heard ${count} tracks. Retrain to learn genres with it.`).waitFor();
    expect(await violations(page)).toEqual([]);

    const inUse = page.getByRole('checkbox', { name: 'Listen with quiet-ear' });
    await inUse.press('Space');
    await hearingGroup.getByText(`Not listened with. What it heard stays: ${count} tracks.`).waitFor();
    await page.getByRole('log').getByRole('button', { name: 'Undo' }).last().click();
    await eventually(() => inUse.isChecked()).toBe(true);

    // It takes everything for speech: one key each, the next one follows, and undo brings one back.
    const doubtful = page.getByRole('option', { name: /^Maybe not music/u });
    await doubtful.click();
    await eventually(() => rows(page).count()).toBe(count);
    expect(await violations(page)).toEqual([]);
    await rows(page).first().click();
    await page.keyboard.press('n');
    await eventually(() => rows(page).count()).toBe(count - 1);
    await eventually(() => page.locator('[role=row][aria-selected=true]').count()).toBe(1);
    await page.keyboard.press('m');
    await eventually(() => rows(page).count()).toBe(count - 2);
    await page.keyboard.press('ControlOrMeta+z');
    await eventually(() => rows(page).count()).toBe(count - 1);

    writeFileSync(join(folder, library, 'ears', `${ear.sha256}.onnx`), 'damaged');
    await button(page, 'Settings').click();
    await page.reload();
    await button(page, 'Settings').click();
    await hearingGroup.getByText('Its copy in the library is damaged').waitFor();
    expect(await violations(page)).toEqual([]);
    await button(page, 'Remove quiet-ear').click();
    const removing = page.getByRole('dialog', { name: 'Remove quiet-ear?' });
    await removing.getByText(`What it heard in ${count} tracks is deleted.`, { exact: false }).waitFor();
    expect(await violations(page)).toEqual([]);
    await removing.getByRole('button', { name: 'Remove' }).click();
    await notice(page, 'quiet-ear removed').waitFor();
    await hearingGroup.getByText('Nothing is downloaded').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });
}
