// The message port: served to our page, to nobody else, and let go with it.
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { describe, expect, test } from 'vitest';
import { connectMessage } from '../../../src/core/contract/bridge.ts';
import type { WindowClient } from '../../../src/core/contract/desktop.ts';
import { portMain } from '../../helpers/electron.ts';
import { type Started, shellToStart } from './started.ts';

const { start } = shellToStart();
const ourFrame = { origin: 'app://stackwax', parent: null };

describe('the message port', () => {
  /** Hands in a port as the preload does; the client of the other end. */
  function connect(started: Started, event: object): { client: WindowClient; close: () => void } {
    const { port1, port2 } = new MessageChannel();
    started.electron.ipcMain.emit(connectMessage, { ...event, ports: [portMain(port2)] });
    port1.unref();
    const client: WindowClient = createORPCClient(new RPCLink({ port: port1 }));
    return {
      client,
      close: () => {
        port1.close();
        port2.close();
      },
    };
  }

  test('serves the contract and the desktop to our page', async () => {
    const started = await start();
    const { client, close } = connect(started, { sender: { id: 1 }, senderFrame: ourFrame });
    expect(await client.settings.set({ confidenceThreshold: 0.5 })).toMatchObject({
      confidenceThreshold: 0.5,
    });
    expect(await client.desktop.chooseFolder({ title: 'Where to?' })).toBeNull();
    started.electron.chosen = ['/music'];
    expect(await client.desktop.chooseFolder({ title: 'Where to?' })).toBe('/music');
    started.electron.chosen = ['/ears/a.onnx'];
    const file = { title: 'Which file?', kind: 'Ears', extensions: ['onnx'] };
    expect(await client.desktop.chooseFile(file)).toBe('/ears/a.onnx');
    await expect(client.desktop.chooseFile({ ...file, extensions: ['*'] })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    expect(await client.desktop.reveal({ trackId: 1 })).toBeNull();
    expect(started.electron.log).toEqual(
      expect.arrayContaining([
        'dialog Where to? openDirectory',
        'dialog Which file? openFile',
        'reveal /music/one.flac',
      ]),
    );
    await expect(client.desktop.reveal({ trackId: 9 })).rejects.toMatchObject({
      code: 'EXPECTED',
      defined: true,
      data: { kind: 'not-found' },
    });
    close();
  });

  test.each([
    ['another window', { sender: { id: 2 }, senderFrame: ourFrame }],
    ['another page', { sender: { id: 1 }, senderFrame: { origin: 'https://evil.example', parent: null } }],
    ['an opaque origin', { sender: { id: 1 }, senderFrame: { origin: 'null', parent: null } }],
    ['a frame inside our page', { sender: { id: 1 }, senderFrame: { ...ourFrame, parent: {} } }],
    ['a frame that is gone', { sender: { id: 1 }, senderFrame: null }],
  ])('does not answer %s', async (_who, event) => {
    const started = await start();
    const { client, close } = connect(started, event);
    const answer = await Promise.race([
      client.settings.get().then(() => 'answered'),
      new Promise((resolve) => setTimeout(() => resolve('silence'), 100)),
    ]);
    close();
    expect(answer).toBe('silence');
  });

  test('a message without a port is nothing', async () => {
    const started = await start();
    started.electron.ipcMain.emit(connectMessage, { sender: { id: 1 }, senderFrame: ourFrame, ports: [] });
  });

  test('passes on what the menu asks of the page', async () => {
    const started = await start();
    const { client, close } = connect(started, { sender: { id: 1 }, senderFrame: ourFrame });
    const asked = (await client.desktop.asks()).next();
    const items = started.electron.menus
      .flat()
      .flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
    const item = items.find(({ label }) => label === 'Import from Another Program…');
    if (item?.click === undefined) throw new Error('no such entry');
    const { click } = item;
    // Until the page listens, nobody hears it.
    const pressed = setInterval(() => Reflect.apply(click, item, []), 10);
    expect(await asked).toEqual({ done: false, value: 'import' });
    clearInterval(pressed);
    close();
  });

  test('when the page goes, its event streams end', async () => {
    const started = await start();
    const { client, close } = connect(started, { sender: { id: 1 }, senderFrame: ourFrame });
    const stream = await client.library.events();
    await stream.next();
    expect(started.app.openStreams()).toBe(1);
    close();
    await expect.poll(() => started.app.openStreams()).toBe(0);
  });
});
