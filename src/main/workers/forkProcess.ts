// Node's way to start a process of its own for a worker.
import { fork } from 'node:child_process';
import { Socket } from 'node:net';
import type { StartProcess } from './processChannel.ts';

/**
 * There is a process for every core: threads that collect garbage beside it cost a sixth more and win nothing. Nobody waits for it by the
 * millisecond: what is in use is marked at one go, which costs a twentieth less than step by step.
 */
export const processFlags = ['--single-threaded-gc', '--no-incremental-marking'];

export const forkProcess: StartProcess = (entry, environment, { onMessage, onErrorOutput, onEnd }) => {
  const child = fork(entry, {
    // Typed arrays stay what they are, and are not written as text.
    serialization: 'advanced',
    // Neither what it prints belongs to our output, nor do our flags to it.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: processFlags,
    env: { ...process.env, ...environment },
  });
  let failure: Error | null = null;
  let isOver = false;
  const end = (how: Parameters<typeof onEnd>[0]): void => {
    if (isOver) return;
    isOver = true;
    onEnd(how);
  };
  child.on('message', onMessage);
  child.stderr?.setEncoding('utf8').on('data', onErrorOutput);
  // A process that was never started has no end; sending to one that has ended is an error event, too.
  child.on('error', (error) => {
    failure ??= error;
    if (child.pid === undefined) end(error);
  });
  child.on('close', (code, signal) => end(signal ?? code ?? failure ?? 0));
  return {
    // Called back where it would otherwise be an error event: that it has ended is told anyway.
    send: (message) => void child.send(message, () => undefined),
    setBusy(isBusy) {
      const handles = [child, child.channel, child.stderr instanceof Socket ? child.stderr : null];
      for (const handle of handles) isBusy ? handle?.ref() : handle?.unref();
    },
    kill: () => void child.kill('SIGKILL'),
  };
};
