// How much anybody may have of the loopback host at once: far more than the pages of one person need.

export const limits = {
  /** Pages with a connection. */
  sockets: 32,
  /** Connections that have not shown a key; the oldest gives way to a new one, so that they cannot lock anybody out. */
  strangers: 64,
  /** Requests of pages that are being answered: sound, covers, waveforms. */
  requests: 64,
  /** Calls and event streams of one page that have not ended. */
  calls: 1000,
  /** Enough for a label on every track of a library of a million; a larger frame ends the connection. */
  messageBytes: 8 * 1024 * 1024,
  /** Answers that a page has not read. */
  unreadBytes: 64 * 1024 * 1024,
  /** A browser answers a ping at once. */
  pongMilliseconds: 1000,
  /** From connecting to the last byte of the headers. */
  headersMilliseconds: 5000,
} as const;
