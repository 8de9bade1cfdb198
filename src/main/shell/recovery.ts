// When the page's process ends or hangs, the page comes back and the person is told; not for ever, if it ends again and again.
import type { MessageBoxOptions } from 'electron';
import { messagesOf } from '../../core/languages/say.ts';
import type { Electron, GoneChild, GonePage, ShellWindow } from './electron.ts';

export interface RecoveryOptions {
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}

const memoryMilliseconds = 60_000;
const mostAtOnce = 3;

const say = messagesOf('shell');

/** 'launch-failed' as messages choose by it: 'launchFailed'. */
const chosenBy = ({ reason }: GonePage): string =>
  reason.replaceAll(/-([a-z])/gu, (_dash, letter: string) => letter.toUpperCase());

export function recoverPage<Window extends ShellWindow>(
  { dialog, app }: Pick<Electron<Window>, 'dialog' | 'app'>,
  window: Window,
  { now, onError }: RecoveryOptions,
): void {
  const pageEnds = recently(now);
  const graphicsEnds = recently(now);
  let asking: AbortController | null = null;
  /** The person asked for it. */
  let endedByUs = false;

  async function ask(
    message: string,
    detail: string,
    buttons: string[],
    signal?: AbortSignal,
  ): Promise<number> {
    const options: MessageBoxOptions = { type: 'warning', message, detail, buttons, noLink: true };
    const { response } = await dialog.showMessageBox(window, {
      ...options,
      defaultId: 0,
      cancelId: 0,
      ...(signal === undefined ? {} : { signal }),
    });
    return response;
  }

  async function bringBack(ended: GonePage): Promise<void> {
    if (pageEnds() <= mostAtOnce) {
      window.webContents.reload();
      if (!endedByUs)
        await ask(say('openedAgain'), `${say('ended', { reason: chosenBy(ended) })} ${say('nothingLost')}`, [
          say('ok'),
        ]);
    } else {
      const again = await ask(
        say('keepsEnding'),
        `${say('endedAgain', { times: mostAtOnce + 1, reason: chosenBy(ended) })} ${say('nothingLost')}`,
        [say('openAgain'), say('quit')],
      );
      if (again === 0) window.webContents.reload();
      else app.quit();
    }
  }

  window.webContents.on('render-process-gone', (_event, page) => {
    asking?.abort();
    if (page.reason === 'clean-exit' || window.isDestroyed()) return;
    if (!endedByUs) onError(new Error(`The page's process ended: ${page.reason} (${page.exitCode})`));
    bringBack(page)
      .catch(onError)
      .finally(() => {
        endedByUs = false;
      });
  });

  async function askAboutHanging(): Promise<void> {
    const question = new AbortController();
    asking = question;
    const answer = await ask(
      say('hangs'),
      `${say('busy')} ${say('nothingLost')}`,
      [say('wait'), say('openAgain')],
      question.signal,
    );
    asking = null;
    if (answer === 0 || question.signal.aborted) return;
    endedByUs = true;
    window.webContents.forcefullyCrashRenderer();
  }
  window.on('unresponsive', () => {
    if (asking === null) askAboutHanging().catch(onError);
  });
  window.on('responsive', () => asking?.abort());

  app.on('child-process-gone', (_event, child: GoneChild) => {
    if (child.reason === 'clean-exit') return;
    onError(
      new Error(`A process ended: ${child.type} ${child.name ?? ''} ${child.reason} (${child.exitCode})`),
    );
    // Chromium starts it again by itself; without it the window may stay black.
    if (child.type === 'GPU' && graphicsEnds() === mostAtOnce)
      ask(say('graphics'), `${say('graphicsDetail')} ${say('nothingLost')}`, [say('ok')]).catch(onError);
  });
}

/** Each call is an end; returns how many there were within the last minute. */
function recently(now: () => number): () => number {
  let times: number[] = [];
  return () => {
    times = [...times, now()].filter((time) => time > now() - memoryMilliseconds);
    return times.length;
  };
}
