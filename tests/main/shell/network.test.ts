// The network is closed below the page's policy: in every session, by filter, proxy and switches.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { networkSwitches } from '../../../src/main/shell/network.ts';
import { hasWholeChromium, launchWholeChromium } from '../../helpers/chromium.ts';
import { shellToStart } from './started.ts';

const { start } = shellToStart();

const outside = [
  'http://example.org/',
  'https://example.org/',
  'ws://example.org/',
  'wss://example.org/',
  'http://127.0.0.1:4327/',
  'http://localhost:5173/',
  'http://[::1]/',
  'file:///etc/passwd',
  'ftp://example.org/',
  'app://evil/',
  'app://stackwax.example.org/',
  'media://other/1',
  'blob:https://example.org/1',
  'blob:null/1',
  'devtools://devtools/bundled/inspector.html',
  'chrome://gpu/',
  'chrome-extension://abc/x.js',
];

test('the window’s session lets nothing through but our own schemes', async () => {
  const { session } = (await start()).electron;
  for (const url of outside) expect([url, session.isLetThrough(url)]).toEqual([url, false]);
  for (const url of [
    'app://stackwax/',
    'app://stackwax/assets/a.js',
    'media://track/1',
    'media://track/1/peaks',
    'blob:app://stackwax/1',
    'data:image/png;base64,AA==',
  ])
    expect([url, session.isLetThrough(url)]).toEqual([url, true]);
});

test('so does a session that nobody planned', async () => {
  const session = (await start()).electron.newSession();
  for (const url of outside) expect([url, session.isLetThrough(url)]).toEqual([url, false]);
  await expect.poll(() => session.proxy).not.toBeNull();
});

test('what came past the filter would end at a proxy that is not there, this machine’s addresses included', async () => {
  const { session } = (await start()).electron;
  expect(session.proxy).toEqual({
    mode: 'fixed_servers',
    proxyRules: '127.0.0.1:9',
    proxyBypassRules: '<-loopback>',
  });
  expect(session.spellChecker).toBe(false);
});

describe('Chromium’s switches', () => {
  test('no name is looked up, nothing is fetched ahead, WebRTC has no way round', async () => {
    const { electron } = await start();
    const switches = new Map(electron.app.switches.map(([name, value = '']) => [name, value]));
    expect(electron.newContents().webRtcPolicy).toBe('disable_non_proxied_udp');
    expect(switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
    expect(switches.get('webrtc-ip-handling-policy')).toBe('disable_non_proxied_udp');
    for (const name of [
      'dns-prefetch-disable',
      'disable-background-networking',
      'disable-component-update',
      'disable-domain-reliability',
      'disable-sync',
      'no-pings',
    ])
      expect([...switches.keys()]).toContain(name);
  });

  test('are set before Electron is ready', async () => {
    const { electron } = await start();
    // 'sandbox' is the first thing of all, the switches follow at once.
    expect(electron.log.indexOf('sandbox')).toBe(0);
    expect(electron.app.switchesBeforeReady).toBe(electron.app.switches.length);
  });
});

test('a development server is the one exception, and nothing else of its machine', async () => {
  const { electron } = await start({ devUrl: 'http://localhost:5173/', isPackaged: false });
  const { session } = electron;
  for (const url of ['http://localhost:5173/x', 'ws://localhost:5173/', 'devtools://devtools/x.html'])
    expect([url, session.isLetThrough(url)]).toEqual([url, true]);
  for (const url of ['http://localhost:5174/', 'http://example.org/', 'https://localhost:5173/'])
    expect([url, session.isLetThrough(url)]).toEqual([url, false]);
  expect(electron.app.switches[0]).toEqual(['host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost']);
});

describe.skipIf(!hasWholeChromium)('in a real Chromium', { timeout: 60_000 }, () => {
  test('with our switches and proxy not even this machine can be reached, nor does WebRTC find a way', async () => {
    const server = createServer((_, out) => out.end('reached')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = z.object({ port: z.number() }).parse(server.address());
    let reached = 0;
    server.on('connection', () => {
      reached += 1;
    });
    const { session } = (await start()).electron;
    const switches = networkSwitches(null).map(([name, value]) =>
      value === undefined ? `--${name}` : `--${name}=${value}`,
    );
    const proxy = [
      `--proxy-server=${session.proxy?.proxyRules}`,
      `--proxy-bypass-list=${session.proxy?.proxyBypassRules}`,
    ];
    const browser = await launchWholeChromium([...switches, ...proxy]);
    try {
      for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
        const lost = await browser.newPage();
        await expect(lost.goto(`http://${host}:${port}/`)).rejects.toThrow(/ERR_/);
      }
      // Of its own: where a page did not load, an error takes its place in a moment.
      const page = await browser.newPage();
      expect(
        await page.evaluate(
          `fetch('http://127.0.0.1:${port}/', { mode: 'no-cors' }).then(() => 'reached', () => 'not')`,
        ),
      ).toBe('not');
      const found = await page.evaluate(`(async () => {
        const peer = new RTCPeerConnection();
        peer.createDataChannel('x');
        const candidates = [];
        const gathered = new Promise((resolve) => {
          peer.onicecandidate = ({ candidate }) => (candidate === null ? resolve() : candidates.push(candidate.candidate));
        });
        await peer.setLocalDescription();
        await gathered;
        return candidates.filter((text) => text.includes(' udp '));
      })()`);
      expect(found).toEqual([]);
      expect(reached).toBe(0);
      // The server is there.
      expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('reached');
    } finally {
      await browser.close();
      server.close();
    }
  });
});

test('developer tools, which are a page too, load in every development build', async () => {
  const { session } = (await start({ isPackaged: false })).electron;
  expect(session.isLetThrough('devtools://devtools/bundled/inspector.html')).toBe(true);
  for (const url of outside.filter((one) => !one.startsWith('devtools:')))
    expect([url, session.isLetThrough(url)]).toEqual([url, false]);
});
