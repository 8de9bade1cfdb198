// A stand-in for Electron's utilityProcess: real processes of Node's, in which `process.parentPort` is what Electron makes of it.
import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { ShellUtilityProcess } from '../../src/main/shell/electron.ts';

const shim = new URL('./utilityProcess.shim.ts', import.meta.url);

export const utilityProcessStandIn: ShellUtilityProcess = {
  fork: (modulePath, args, { env, stdio }) => {
    if (!Array.isArray(stdio) || stdio[2] !== 'pipe')
      throw new Error('Electron pipes stderr when it is asked to');
    return new StandInChild(
      fork(modulePath, args, {
        env: { ...env },
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        execArgv: ['--import', shim.href],
      }),
    );
  },
};

class StandInChild extends EventEmitter {
  private readonly child: ChildProcess;
  private isSpawned = false;

  constructor(child: ChildProcess) {
    super();
    this.child = child;
    child.on('spawn', () => {
      this.isSpawned = true;
      this.emit('spawn');
    });
    child.on('message', (message) => this.emit('message', message));
    child.on('error', () => undefined);
    // There a signal is a number, too.
    child.on('exit', (code, signal) => this.emit('exit', code ?? (signal === null ? 0 : 1)));
  }

  /** As with Electron: none before it has started, none after its end. */
  get pid(): number | undefined {
    const { exitCode, signalCode, pid } = this.child;
    return this.isSpawned && exitCode === null && signalCode === null ? pid : undefined;
  }

  get stderr(): NodeJS.ReadableStream | null {
    return this.child.stderr;
  }

  postMessage(message: object): void {
    this.child.send(message, () => undefined);
  }
}
