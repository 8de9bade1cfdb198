// Serves a library and opens it in a Chromium, both in this process's network; prints which hosts the page asked.

import { places } from '../../../scripts/start/project.ts';
import { createApp } from '../../../src/main/app.ts';
import { startHost } from '../../../src/main/host/host.ts';
import { launchChromium } from '../chromium.ts';

const [libraryDir, folder, shown = ''] = process.argv.slice(2);
if (libraryDir === undefined || folder === undefined)
  throw new Error('usage: page.process.ts <library> <page> <text that is shown>');

const app = await createApp({ ...places, libraryDir });
const host = await startHost({ app, page: { folder }, port: 0, onError: (error) => console.error(error) });
const browser = await launchChromium();
const hosts = new Set<string>();
const page = await browser.newPage();
page.on('request', (request) => hosts.add(new URL(request.url()).host));
page.on('websocket', (socket) => hosts.add(new URL(socket.url()).host));
await page.goto(host.url);
await page.getByText(shown).first().waitFor({ timeout: 60_000 });
for (const screen of ['Learn', 'Review', 'Tags', 'Settings'])
  await page
    .getByRole('button', { name: screen, exact: true })
    .or(page.getByRole('link', { name: screen, exact: true }))
    .first()
    .click({ timeout: 10_000 });
await browser.close();
console.log(JSON.stringify({ own: `127.0.0.1:${host.port}`, hosts: [...hosts] }));
await host.close();
await app.close();
