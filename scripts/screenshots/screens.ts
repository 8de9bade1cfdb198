// The steps that lead to each screen, by file name.
import type { Locator, Page } from 'playwright-core';

const rows = (page: Page): Locator => page.locator('[role=row][data-track]');
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();

async function selectTrack(page: Page, index = 4): Promise<void> {
  await rows(page).nth(index).click();
  await page.getByText('Why', { exact: true }).waitFor();
}

export const screens: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'first-run': async (page) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
  },
  library: async (page) => {
    await selectTrack(page);
    await press(page, 'Play');
    await page.waitForTimeout(4200);
    await press(page, 'Pause');
  },
  genre: async (page) => {
    await page.getByRole('treeitem', { name: /^Classical \d/ }).click();
    await selectTrack(page, 1);
  },
  table: async (page) => {
    await press(page, 'Columns');
    for (const name of ['Album', 'Prediction', 'BPM', 'Key', 'Waveform'])
      await page.getByRole('menuitemcheckbox', { name, exact: true }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Group/ }).click();
    await page.getByRole('menuitemradio', { name: 'By album' }).click();
    await page.locator('[role=row][data-group]').nth(1).click();
    await page.locator('[role=row][data-track]').nth(7).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Whole album' }).waitFor();
    // Every visible waveform is drawn.
    await page.waitForTimeout(9000);
  },
  filters: async (page) => {
    await rows(page).first().waitFor();
    await page.keyboard.press('f');
    await page.getByRole('menuitem', { name: 'Tempo', exact: true }).click();
    await page.getByRole('textbox', { name: 'Tempo: From' }).fill('90');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await page.keyboard.press('f');
    await page.getByRole('menuitem', { name: 'Key', exact: true }).click();
    await page.getByRole('option', { name: /minor/ }).first().click();
    await page.getByRole('option', { name: /minor/ }).nth(2).click();
  },
  several: async (page) => {
    await selectTrack(page);
    await rows(page)
      .nth(11)
      .click({ modifiers: ['Shift'] });
  },
  correct: async (page) => {
    await selectTrack(page);
    await page.keyboard.press('g');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('ArrowDown');
  },
  retrain: async (page) => {
    await selectTrack(page);
    await press(page, 'Retrain');
    await page.getByText('Model in use').waitFor();
  },
  export: async (page) => {
    await selectTrack(page);
    await press(page, 'Export');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Folder' }).fill('/home/you/Playlists');
  },
  activity: async (page) => {
    await selectTrack(page);
    await press(page, 'Look for changes in all folders');
    // The retraining of the other theme's picture ends first.
    await page.getByRole('button', { name: 'Retrain', exact: true }).first().click({ timeout: 180_000 });
    await press(page, 'Retrain now');
    await page.getByRole('progressbar').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Activity/ }).click();
    await page.getByRole('dialog').getByRole('progressbar').first().waitFor();
    // The notice that the scan has ended would cover the foot of the list.
    await page.waitForTimeout(6500);
  },
  playlist: async (page) => {
    await rows(page).first().click();
    await rows(page)
      .nth(7)
      .click({ modifiers: ['Shift'] });
    await page.keyboard.press('p');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('Sunday morning');
    await page.keyboard.press('Enter');
    await page
      .getByRole('option', { name: /^Sunday morning/ })
      .first()
      .click();
    await selectTrack(page, 2);
    // The notice that tracks were added would cover the foot of the list.
    await page.waitForTimeout(6500);
  },
  rules: async (page) => {
    await page.getByRole('treeitem', { name: /^Jazz \d/ }).click();
    await press(page, 'New playlist or smart playlist');
    await page.getByRole('menuitem', { name: 'New smart playlist' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Jazz for sure');
    for (let rule = 0; rule < 2; rule++) await dialog.getByRole('button', { name: 'Add a rule' }).click();
    await dialog.getByRole('textbox', { name: 'Confidence: From' }).fill('40');
    await page.keyboard.press('Tab');
  },
  commands: async (page) => {
    await selectTrack(page);
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('ArrowDown');
  },
  keys: async (page) => {
    await selectTrack(page);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
  },
  review: async (page) => {
    await press(page, 'Review');
    await page.getByRole('list', { name: 'Likely genres' }).getByRole('button').first().waitFor();
    await page.waitForTimeout(2500);
    await page.keyboard.press('Space');
  },
  learn: async (page) => {
    await press(page, 'Learn');
    await page.getByText('All figures', { exact: true }).click();
    await page.getByRole('table', { name: 'Confusion matrix' }).waitFor();
  },
  tags: async (page) => {
    await press(page, 'Tags');
    const tags = page.getByRole('grid', { name: 'Written tags' });
    await tags.getByRole('row').nth(1).click();
    await page
      .getByRole('tree', { name: 'All genres' })
      .getByRole('treeitem', { name: /^Electronic/ })
      .click();
    await page.keyboard.press('ArrowRight');
  },
  clusters: async (page) => {
    await openTab(page, 'Clusters');
    await page.waitForTimeout(800);
    const find = page.locator('main').getByRole('button', { name: 'Find clusters' });
    // Found for the other theme's picture already.
    if (await find.isVisible()) await find.click();
    await page
      .locator('main')
      .getByRole('row')
      .or(page.locator('main').getByRole('option'))
      .nth(1)
      .waitFor({ timeout: 120_000 });
  },
  walks: async (page) => {
    await openTab(page, 'Walks');
    for (const [end, title] of [
      ['From', 'Late Train'],
      ['To', 'Goodnight'],
    ] as const) {
      await press(page, `${end}: Choose a track…`);
      await page.getByRole('combobox', { name: 'Track' }).fill(title);
      await page
        .getByRole('option', { name: title })
        .nth(end === 'From' ? 0 : 7)
        .click();
    }
    await page.locator('tbody [role=row]').nth(3).waitFor();
  },
  settings: async (page) => {
    await press(page, 'Settings');
    await page.getByText('Trust file tags').waitFor();
  },
};

async function openTab(page: Page, name: string): Promise<void> {
  await page.waitForURL(({ search }) => search === '');
  await press(page, 'Explore');
  await page.getByRole('tab', { name }).click();
}

const map = (page: Page): Locator => page.getByRole('application', { name: /^Map of the library/ });

async function openMap(page: Page): Promise<void> {
  await openTab(page, 'Map');
  await page.getByRole('button', { name: /Layout/ }).click();
  await page.getByRole('option', { name: /Islands/ }).click();
  await page.getByText(/tracks in view/).waitFor();
}

/** Of a large library that is made up, with a map. */
export const madeScreens: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  map: async (page) => {
    await openMap(page);
    const box = await map(page).boundingBox();
    if (box === null) throw new Error('there is no map');
    await page.mouse.move(box.x + box.width * 0.62, box.y + box.height * 0.4);
    await page.waitForTimeout(900);
  },
  'map-selection': async (page) => {
    await openMap(page);
    const box = await map(page).boundingBox();
    if (box === null) throw new Error('there is no map');
    await page.getByRole('radio', { name: 'Details' }).click();
    await page.keyboard.down('Shift');
    for (let i = 0; i <= 40; i++) {
      const angle = (i / 40) * 2 * Math.PI;
      const x = box.x + box.width * (0.62 + 0.16 * Math.cos(angle) + 0.03 * Math.cos(3 * angle));
      const y = box.y + box.height * (0.36 + 0.2 * Math.sin(angle));
      await page.mouse.move(x, y);
      if (i === 0) await page.mouse.down();
    }
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await page.getByRole('heading', { name: /tracks selected/ }).waitFor();
  },
  statistics: async (page) => {
    await openTab(page, 'Statistics');
    await page.locator('main').getByText('Classical').first().waitFor();
    await page.waitForTimeout(1500);
  },
};

/** Of a library in which recordings stand more than once. */
export const twiceScreens: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  duplicates: async (page) => {
    await openTab(page, 'Duplicates');
    await page
      .getByRole('option', { name: /^Late Train/ })
      .last()
      .click();
    await page.getByRole('table').waitFor();
  },
};
