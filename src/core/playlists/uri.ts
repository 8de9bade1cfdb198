// A path as a URI reference (RFC 3986): every byte that is not plain is percent-encoded, so any file name can be written.

/** Unreserved characters and the slash between segments; everything else is encoded. */
const plain = new Set(
  [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/'].map((c) => c.charCodeAt(0)),
);

/**
 * `path` in bytes with forward slashes: 'C:/x' or '/x' becomes a file URI, anything else a reference relative to the
 * playlist.
 */
export function pathToUri(path: Uint8Array): string {
  const drive = path[1] === 0x3a && path[2] === 0x2f;
  if (drive) return `file:///${String.fromCharCode(path[0] ?? 0)}:${encode(path.subarray(2))}`;
  return path[0] === 0x2f ? `file://${encode(path)}` : encode(path);
}

function encode(path: Uint8Array): string {
  let uri = '';
  for (const byte of path) {
    uri += plain.has(byte)
      ? String.fromCharCode(byte)
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return uri;
}
