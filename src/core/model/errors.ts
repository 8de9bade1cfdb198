// Errors as data: everything that may go wrong in the user's world has a kind, and bugs have none.

export const errorKinds = [
  /** The file could not be opened or read (permissions, I/O, gone). */
  'unreadable',
  /** No decoder takes it, or the decoder gave up. */
  'undecodable',
  /** Shorter than three seconds. */
  'too-short',
  /** Nothing but digital silence in the analysed window. */
  'silent',
  /** The worker that had the file died (out of memory, a crash in a decoder). */
  'worker-died',
  /** The input cannot be used as given (unknown id, empty name, a bad option). */
  'invalid',
  /** What was asked for does not exist. */
  'not-found',
  /** Another process has the library. */
  'library-busy',
  /** The library file is damaged or from a newer Stackwax. */
  'library-unusable',
  /** Too little to learn from. */
  'too-few-examples',
  /** Writing failed (disk full, no permission, path escapes the folder). */
  'unwritable',
  'cancelled',
] as const;

export type ErrorKind = (typeof errorKinds)[number];

export interface AppErrorData {
  readonly kind: ErrorKind;
  readonly message: string;
  readonly path?: string;
}

/** An expected failure. `message` is a sentence for the user; `path` names the file it is about. */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly path?: string;

  constructor(kind: ErrorKind, message: string, options: { path?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.kind = kind;
    if (options.path !== undefined) this.path = options.path;
  }
}

/** The plain-data form that crosses worker, window and wire borders. */
export function toErrorData(error: AppError): AppErrorData {
  return {
    kind: error.kind,
    message: error.message,
    ...(error.path === undefined ? {} : { path: error.path }),
  };
}
