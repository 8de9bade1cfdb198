// Display text of paths, which are bytes because file names are.

const lossyUtf8 = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });

/** The path as text, with U+FFFD where the bytes are not UTF-8. For display only: it cannot always be turned back. */
export function displayPath(path: Uint8Array): string {
  return lossyUtf8.decode(path);
}
