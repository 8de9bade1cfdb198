// A worker for the tests of pool and client: adds, waits, fails in each way that there is.
import { readFileSync } from 'node:fs';
import { AppError } from '../../../src/core/domain/errors.ts';
import { serveQuestions } from '../../../src/main/workers/serve.ts';

export type TestQuestions = {
  readonly double: { readonly input: number; readonly output: number };
  readonly wait: { readonly input: { readonly ms: number }; readonly output: string };
  readonly refuse: { readonly input: null; readonly output: never };
  readonly bug: { readonly input: null; readonly output: never };
  readonly die: { readonly input: null; readonly output: never };
  /** As a failed assertion of native code ends a process. */
  readonly abort: { readonly input: null; readonly output: never };
  /** Memory without end, outside the JavaScript heap. */
  readonly hoard: { readonly input: null; readonly output: never };
  /** Hangs in a system call where nobody writes into the pipe of that path. */
  readonly readPipe: { readonly input: string; readonly output: never };
  readonly pid: { readonly input: null; readonly output: number };
  readonly spin: { readonly input: null; readonly output: never };
  readonly steps: {
    readonly input: { readonly count: number; readonly everyMs?: number };
    readonly output: number;
    readonly progress: { readonly step: number };
  };
  /** The buffer's length here after it was sent: 0 when it has moved. */
  readonly ones: {
    readonly input: { readonly floats: number; readonly move: boolean };
    readonly output: Float32Array;
  };
  readonly lengthOfLast: { readonly input: null; readonly output: number };
  readonly uncloneable: { readonly input: null; readonly output: unknown };
};

let last = new Float32Array();

serveQuestions<TestQuestions>({
  double: (of) => of * 2,
  async wait({ ms }) {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return `waited ${ms}`;
  },
  refuse() {
    throw new AppError('undecodable', 'No decoder takes it.', { path: '/a.mp3' });
  },
  async bug() {
    throw new TypeError('a bug');
  },
  die: () => process.exit(3),
  abort: () => process.abort(),
  hoard() {
    for (const kept: Buffer[] = []; ; ) kept.push(Buffer.alloc(10 * 1024 * 1024, 1));
  },
  readPipe(path) {
    readFileSync(path);
    throw new Error('somebody wrote into the pipe');
  },
  pid: () => process.pid,
  spin() {
    for (;;) Math.sqrt(2);
  },
  async steps({ count, everyMs }, { report }) {
    for (let step = 1; step <= count; step++) {
      if (everyMs !== undefined) await new Promise((resolve) => setTimeout(resolve, everyMs));
      report({ step });
    }
    return count;
  },
  ones({ floats, move }, { transfer }) {
    last = new Float32Array(floats).fill(1);
    if (move) transfer(last.buffer);
    return last;
  },
  lengthOfLast: () => last.length,
  uncloneable: () => () => undefined,
});
