// The one place that writes to the terminal: everything that anybody prints or logs becomes harmless here.
import { inspect } from 'node:util';
import { harmless, harmlessLines } from '../core/domain/text/harmless.ts';

/** To stdout, each a line, whatever is in it. */
export function print(...lines: string[]): void {
  for (const line of lines) process.stdout.write(`${harmless(line)}\n`);
}

/** To stderr, each a line, whatever is in it. */
export function log(...lines: string[]): void {
  for (const line of lines) process.stderr.write(`${harmless(line)}\n`);
}

/** A bug with its stack, so that a report can include it. */
export function logBug(error: unknown): void {
  log(...inspect(error).split('\n'));
}

/** One document on stdout. Escaped characters are the same value to whoever parses it. */
export function printJson(value: unknown): void {
  process.stdout.write(`${harmlessLines(JSON.stringify(value, null, 2))}\n`);
}

/** One document on stdout that is a list, printed as its values come, as `printJson` would print all of them. */
export function printJsonList(): { add(values: readonly unknown[]): void; end(): void } {
  let isEmpty = true;
  return {
    add(values) {
      if (values.length === 0) return;
      // Without the brackets around all of them.
      const text = JSON.stringify(values, null, 2).slice(1, -2);
      process.stdout.write(`${isEmpty ? '[' : ','}${harmlessLines(text)}`);
      isEmpty = false;
    },
    end: () => void process.stdout.write(isEmpty ? '[]\n' : '\n]\n'),
  };
}

/** A document for other programs: to them as it is, on a terminal harmless. */
export function printDocument(text: string): void {
  process.stdout.write(process.stdout.isTTY ? harmlessLines(text) : text);
}

/** Where a progress bar is drawn; null where nobody watches. What stands in it goes through `harmless`. */
export function barStream(): NodeJS.WriteStream | null {
  return process.stderr.isTTY ? process.stderr : null;
}

/** `stackwax list | head` closes the pipe early, which is not a failure. */
export function endWhenPipeCloses(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}

/** Settles when everything that was printed has been taken by whoever reads it. */
export async function taken(): Promise<void> {
  const flushed = (output: NodeJS.WriteStream): Promise<void> =>
    new Promise((resolve) => {
      output.write('', () => resolve());
    });
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
}
