// A worker in a process of its own: whatever a hostile file makes of it, an abort or memory without end, ends it alone.
import { log } from '../terminal.ts';
import { endMs, type OpenChannel } from './channel.ts';
import type { Reply } from './protocol.ts';
import { soon } from './soon.ts';
import { overMemory } from './watchdog.ts';
import { startVariable, type WorkerStart } from './workerStart.ts';

/** A process as its parent has it. */
export interface StartedProcess {
  /** Throws on what cannot be cloned; one that has ended takes no notice. */
  send(message: object): void;
  /** Whether it keeps this process alive. */
  setBusy(isBusy: boolean): void;
  /** At once, and unrefusably: it may be in an endless loop, or in a system call. */
  kill(): void;
}

export interface ProcessEvents {
  readonly onMessage: (message: unknown) => void;
  readonly onErrorOutput: (text: string) => void;
  /** Once, when all of its output has come: its code, or the signal that ended it, or why it never started. */
  readonly onEnd: (how: number | NodeJS.Signals | Error) => void;
}

/** Starts `entry` in a process of its own: Node's way is `forkProcess`; Electron, which may not run as Node, has another. */
export type StartProcess = (
  entry: URL,
  environment: Readonly<Record<string, string>>,
  events: ProcessEvents,
) => StartedProcess;

interface ProcessOptions {
  readonly startProcess: StartProcess;
  /** The worker's entry file, which calls `serveQuestions`. */
  readonly url: URL;
  /** What the worker finds as `startData()`; plain JSON. */
  readonly data?: unknown;
  /** Of everything in the process: JavaScript, buffers, WebAssembly, native code. */
  readonly maxMemoryMb: number;
}

/** What a worker wants to be read on our error output; the rest of its own is the chatter of decoders. */
export const notePrefix = 'Stackwax: ';

/** So much of its last words is kept. */
const tailLength = 8000;

export function processChannel({ startProcess, url, data = null, maxMemoryMb }: ProcessOptions): OpenChannel {
  const start: WorkerStart = { data, maxMemoryMb, parentPid: process.pid };
  return (onReply, onEnd) => {
    let tail = '';
    const ended = Promise.withResolvers<void>();
    const child = startProcess(
      url,
      { [startVariable]: JSON.stringify(start) },
      {
        onMessage(message) {
          if (isReply(message)) onReply(message);
        },
        onErrorOutput(text) {
          tail = (tail + text).slice(-tailLength);
          for (const line of text.split('\n')) if (line.startsWith(notePrefix)) log(printable(line));
        },
        onEnd(how) {
          ended.resolve();
          onEnd(whyEnded(how, tail, maxMemoryMb));
        },
      },
    );
    return {
      post: child.send,
      setBusy: child.setBusy,
      async stop() {
        child.setBusy(false);
        child.kill();
        await soon(ended.promise, endMs);
      },
    };
  };
}

function isReply(message: unknown): message is Reply {
  return typeof message === 'object' && message !== null && 'id' in message && 'type' in message;
}

const memoryRanOut = /out of memory|heap limit|allocation failed|invalid table size|bad_alloc/iu;
/** How C, C++ and V8 say what they could not go on with. */
const lastWords = /^.*(?:assertion.*failed|fatal error|abort(?:ed)?\().*$/imu;

/** What happened, as part of a sentence. */
function whyEnded(how: number | NodeJS.Signals | Error, tail: string, maxMemoryMb: number): string {
  if (how instanceof Error) return `it could not be started (${how.message})`;
  if (tail.includes(overMemory)) return `it needed more than ${maxMemoryMb} MB of memory`;
  if (memoryRanOut.test(tail)) return 'memory ran out';
  if (how === 'SIGKILL') return 'the operating system ended it, most likely because memory ran short';
  const said = lastWords.exec(tail)?.[0].trim();
  const what = typeof how === 'number' ? `it ended with code ${how}` : `it crashed (${how})`;
  return said === undefined ? what : `${what}: ${printable(said)}`;
}

/** Of a text that a hostile file may have a say in. */
function printable(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{P}\p{S} ]+/gu, ' ').slice(0, 200);
}
