// A page whose process ends or hangs comes back, the person is told, and a loop has an end.
import { expect, test } from 'vitest';
import { shellToStart } from './started.ts';

const { start } = shellToStart();

async function started() {
  const errors: string[] = [];
  const { electron } = await start({ onError: (error) => errors.push(String(error)) });
  const [window] = electron.windows;
  if (window === undefined) throw new Error('no window');
  window.calls.length = 0;
  const end = (reason: string): unknown =>
    window.webContents.emit('render-process-gone', {}, { reason, exitCode: 5 });
  /** Electron says so again and again; the answer before is taken in first. */
  const hangs = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    window.emit('unresponsive');
  };
  return { electron, window, errors, end, hangs };
}

test('a page that crashes is loaded again, with word of it', async () => {
  const { electron, window, errors, end } = await started();
  end('crashed');
  expect(window.calls).toEqual(['reload']);
  expect(electron.messages).toMatchObject([
    {
      message: 'The window was opened again',
      detail:
        'Its process ended: it crashed. Your library is kept by another process, which goes on: labels, analysis and playlists are as they were.',
    },
  ]);
  expect(errors).toEqual(["Error: The page's process ended: crashed (5)"]);
  electron.messages[0]?.answer(0);
});

test('one that ends in good order is left alone', async () => {
  const { electron, window, end } = await started();
  end('clean-exit');
  expect([window.calls, electron.messages]).toEqual([[], []]);
});

test('after three times within a minute the person decides', async () => {
  const { electron, window, end } = await started();
  for (let i = 0; i < 4; i++) end('oom');
  expect(window.calls).toEqual(['reload', 'reload', 'reload']);
  const question = electron.messages.at(-1);
  expect(question).toMatchObject({ message: 'The window keeps ending', buttons: ['Open again', 'Quit'] });
  question?.answer(0);
  await expect.poll(() => window.calls.length).toBe(4);
  end('oom');
  electron.messages.at(-1)?.answer(1);
  await expect.poll(() => electron.log.at(-1)).toBe('end');
  expect(window.calls).toHaveLength(4);
});

test('a page that hangs: wait, or open it again, without the news that it ended', async () => {
  const { electron, window, errors, hangs } = await started();
  window.emit('unresponsive');
  window.emit('unresponsive');
  expect(electron.messages).toHaveLength(1);
  expect(electron.messages[0]).toMatchObject({
    message: 'The window does not respond',
    buttons: ['Wait', 'Open again'],
  });
  electron.messages[0]?.answer(0);
  await hangs();
  expect(electron.messages).toHaveLength(2);
  electron.messages[1]?.answer(1);
  await expect.poll(() => window.calls).toEqual(['end the page', 'reload']);
  expect([electron.messages.length, errors]).toEqual([2, []]);
});

test('the question goes by itself when the page responds, or ends', async () => {
  const { electron, window, end, hangs } = await started();
  window.emit('unresponsive');
  window.emit('responsive');
  await expect.poll(() => electron.messages[0]?.signal?.aborted).toBe(true);
  expect(window.calls).toEqual([]);
  await hangs();
  expect(electron.messages).toHaveLength(2);
  end('crashed');
  expect(electron.messages[1]?.signal?.aborted).toBe(true);
  expect(window.calls).toEqual(['reload']);
});

test('other processes: noted; word about graphics when they end again and again', async () => {
  const { electron, errors } = await started();
  const end = (type: string, reason: string): unknown =>
    electron.app.emit('child-process-gone', {}, { type, reason, exitCode: 1, name: 'x' });
  end('Utility', 'clean-exit');
  expect(errors).toEqual([]);
  end('Utility', 'crashed');
  expect(errors).toEqual(['Error: A process ended: Utility x crashed (1)']);
  end('GPU', 'crashed');
  end('GPU', 'crashed');
  expect(electron.messages).toEqual([]);
  end('GPU', 'crashed');
  expect(electron.messages).toMatchObject([{ message: 'The graphics process keeps ending' }]);
});
