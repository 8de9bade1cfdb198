// What is rendered piece by piece, as the file that it becomes.

export function textOf(pieces: Iterable<string | Uint8Array>): string {
  return bytesOf(pieces).toString('utf8');
}

export function bytesOf(pieces: Iterable<string | Uint8Array>): Buffer {
  return Buffer.concat([...pieces].map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)));
}
