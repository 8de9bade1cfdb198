// Errors as data: every failure that can be expected has a kind; bugs have none.
import * as z from 'zod';

export const errorKinds = [
  /** The file or folder could not be opened or read (permissions, I/O, gone). */
  'unreadable',
  /** Its whole folder cannot be reached now. */
  'offline',
  /** No decoder can read it, or the decoder failed. */
  'undecodable',
  /** Shorter than three seconds. */
  'too-short',
  /** Nothing but digital silence in the analysed window. */
  'silent',
  /** The worker that was reading the file died (out of memory, a crash in a decoder). */
  'worker-died',
  /** Stopped after minutes: a damaged file can keep a decoder busy for ever. */
  'took-too-long',
  /** The input cannot be used as given (an empty name, a bad option, NaN among the features). */
  'invalid',
  /** It does not exist. */
  'not-found',
  /** Another process has the library open. */
  'library-busy',
  /** The library file is damaged or from a newer Stackwax. */
  'library-unusable',
  /** Too little to learn from. */
  'too-few-examples',
  /** Writing failed (disk full, no permission, the path leaves the folder). */
  'unwritable',
  'cancelled',
] as const;

export type ErrorKind = (typeof errorKinds)[number];

/** The plain-data form that crosses thread, window and network borders. */
export const errorDataSchema = z.object({
  kind: z.enum(errorKinds),
  message: z.string(),
  /** Display text of the file that failed; null when no file is involved. */
  path: z.string().nullable(),
});

export type ErrorData = z.infer<typeof errorDataSchema>;

/** An expected failure. `message` is a sentence for the user; `path` is the file that failed. */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly path: string | null;

  constructor(kind: ErrorKind, message: string, options: { path?: string | null; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.kind = kind;
    this.path = options.path ?? null;
  }
}

export function toErrorData(error: AppError): ErrorData {
  return { kind: error.kind, message: error.message, path: error.path };
}

export function fromErrorData(data: ErrorData): AppError {
  return new AppError(data.kind, data.message, { path: data.path });
}
