// Electron's way to start a process of its own for a worker: the app may not run as Node, a fuse forbids it.
import { fileURLToPath } from 'node:url';
import type { StartProcess } from '../workers/processChannel.ts';
import type { ShellUtilityProcess } from './electron.ts';

export function utilityProcessStarter(utilityProcess: ShellUtilityProcess): StartProcess {
  return (entry, environment, { onMessage, onErrorOutput, onEnd }) => {
    const child = utilityProcess.fork(fileURLToPath(entry), [], {
      serviceName: 'Stackwax worker',
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...environment },
    });
    let state: 'starting' | 'running' | 'ended' = 'starting';
    let isUnwanted = false;
    const kill = (): void => {
      isUnwanted = true;
      // Its own `kill` asks politely. Before it has started it has no process to end.
      if (state === 'running' && child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    };
    child.on('message', onMessage);
    child.stderr?.on('data', (bytes) => onErrorOutput(String(bytes)));
    child.on('spawn', () => {
      state = 'running';
      if (isUnwanted) kill();
    });
    child.on('exit', (code) => {
      state = 'ended';
      onEnd(code);
    });
    return {
      send: (message) => child.postMessage(message),
      // Electron ends when it is told to, whoever is busy.
      setBusy: () => undefined,
      kill,
    };
  };
}
