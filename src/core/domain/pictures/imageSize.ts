// How large a picture says it is, by its head alone: what would take all memory is then never opened.
import { imageType } from './image.ts';

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** In pixels; null for what is no JPEG, PNG, GIF or WebP, or is cut off before it says so. */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = sizeIn(view, bytes);
    return size !== null && size.width > 0 && size.height > 0 ? size : null;
  } catch (error) {
    // A read past the end.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function sizeIn(view: DataView, bytes: Uint8Array): ImageSize | null {
  switch (imageType(bytes)) {
    case 'image/png':
      return { width: view.getUint32(16), height: view.getUint32(20) };
    case 'image/gif':
      return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    case 'image/jpeg':
      return jpegSize(view);
    case 'image/webp':
      return webpSize(view);
    case null:
      return null;
  }
}

/** Segments of ITU T.81, B.1.1.4: the first frame header among them. */
function jpegSize(view: DataView): ImageSize | null {
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // The scan, or the end, without a frame before it.
    else if (marker === 0xda || marker === 0xd9) return null;
    else at += 2 + view.getUint16(at + 2);
  }
}

/** SOF0 to SOF15, among which stand DHT, JPG and DAC. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** RFC 9649: lossy, lossless, extended. */
function webpSize(view: DataView): ImageSize | null {
  switch (view.getUint32(12)) {
    case fourCc('VP8 '):
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case fourCc('VP8L'): {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case fourCc('VP8X'):
      return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
    default:
      return null;
  }
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

function fourCc(name: string): number {
  return [...name].reduce((code, char) => code * 256 + char.charCodeAt(0), 0);
}
