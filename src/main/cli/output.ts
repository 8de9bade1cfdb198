// What a command prints: one JSON document or text on stdout, everything else on stderr; exit codes 0, 1, 2.
import { AppError, type ErrorData, toErrorData } from '../../core/domain/errors.ts';

export const exitCodes = { ok: 0, failed: 1, usage: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function log(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Prints a failure as a sentence on stderr, and with `json` as the document on stdout. */
export function printFailure(error: ErrorData, json: boolean): void {
  if (json) printJson({ error });
  log(sentence(error));
}

export function sentence({ message, path }: ErrorData): string {
  return path === null || message.includes(path) ? message : `${path}: ${message}`;
}

/** The command failed and has printed its failures: its document on stdout stays the only one. */
export class PrintedFailure extends Error {}

/** Bugs keep their stack, so that a bug report can include it. */
export function asErrorData(error: unknown): ErrorData {
  if (error instanceof AppError) return toErrorData(error);
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { kind: 'invalid', message: text, path: null };
}

/** Tags are untrusted: control characters could drive the terminal. */
export function printable(text: string): string {
  return text.replace(/\p{C}/gu, '\ufffd');
}
