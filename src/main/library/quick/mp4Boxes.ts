// Boxes of MPEG-4 within one another, where each ends before what holds it does, and the last of them there.

export interface Box {
  readonly type: string;
  readonly body: Buffer;
}

const headerBytes = 8;
const mostBoxes = 200;

/** Null where one has no size of its own, or another than fits. */
export function boxesOf(bytes: Buffer): Box[] | null {
  const boxes: Box[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = at + headerBytes > bytes.length ? 0 : bytes.readUInt32BE(at);
    if (size < headerBytes || at + size > bytes.length || boxes.length === mostBoxes) return null;
    boxes.push({
      type: bytes.toString('latin1', at + 4, at + headerBytes),
      body: bytes.subarray(at + headerBytes, at + size),
    });
    at += size;
  }
  return boxes;
}
