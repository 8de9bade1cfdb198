// What commands have in common when they print: numbers of tracks, and how a command ends: its failure as a sentence on stderr, with `--json` as the document on stdout; exit codes 0, 1, 2.
import { AppError, type ErrorData, toErrorData } from '../../core/domain/errors.ts';
import { expectedFailure } from '../files/diskFaults.ts';
import { log, printJson, printJsonList, taken } from '../terminal.ts';

export const exitCodes = { ok: 0, failed: 1, usage: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Prints a failure as a sentence on stderr, and with `json` as the document on stdout. */
export function printFailure(error: ErrorData, json: boolean): void {
  if (json) printJson({ error });
  log(...sentence(error).split(stackLine));
}

/** Only bugs have several lines. */
const stackLine = /\n(?=\s+at )/u;

export function sentence({ message, path }: ErrorData): string {
  return path === null || message.includes(path) ? message : `${path}: ${message}`;
}

/** The command failed and has printed its failures: its document on stdout stays the only one. */
export class PrintedFailure extends Error {}

/** The command was called in a way that cannot be meant: nothing was begun. */
export class WrongUsage extends Error {
  readonly data: ErrorData;

  constructor(error: AppError) {
    super(error.message);
    this.data = toErrorData(error);
  }
}

/**
 * Reads an argument. Throws WrongUsage where it cannot be used as given. Commander's own way would repeat the argument, which may hold
 * a password.
 */
export function asUsage<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    throw error instanceof AppError && error.kind === 'invalid' ? new WrongUsage(error) : error;
  }
}

/** Prints a list as it comes, page by page, no faster than it is read. */
export async function printList(pages: AsyncIterable<readonly object[]>): Promise<void> {
  const list = printJsonList();
  let isBegun = false;
  try {
    for await (const page of pages) {
      list.add(page);
      isBegun = true;
      await taken();
    }
  } catch (error) {
    if (!isBegun) throw error;
    // On stdout a list has begun, in which the failure has no place.
    printFailure(asErrorData(error), false);
    throw new PrintedFailure();
  }
  list.end();
}

/** Bugs keep their stack, so that a bug report can include it. */
export function asErrorData(error: unknown): ErrorData {
  const expected = expectedFailure(error);
  if (expected !== null) return toErrorData(expected);
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { kind: 'invalid', message: text, path: null };
}

/** A number of tracks, as it is said. */
export const tracksText = (count: number): string => countText(count, 'track');

/** A number with the word for what it counts, whose plural ends in s. */
export const countText = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
