// Paths are bytes, because file names are; this is how one is shown to a person.

const lossyUtf8 = new TextDecoder('utf-8', { fatal: false });

/** The path as text, with U+FFFD where the bytes are not UTF-8. For display only: it may not lead back to the file. */
export function displayPath(path: Uint8Array): string {
  return lossyUtf8.decode(path);
}
