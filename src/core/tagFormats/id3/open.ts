// One ID3v2 tag as what it says and how it is made to say something else.

import { concat } from '../bytes.ts';
import { editItems, readItems } from '../items.ts';
import type { TagFormat } from '../plan.ts';
import type { SlotValues, Wanted } from '../slots.ts';
import { id3Dialect } from './dialect.ts';
import { type Frame, type FrameStyle, frameBytes } from './frames.ts';
import { emptyId3, type Id3Tag, id3Bytes, parseId3 } from './tag.ts';
import { encodeText, encodingFor } from './texts.ts';
import type { otherId3v1 } from './v1.ts';

interface OpenId3 {
  readonly format: TagFormat;
  readonly values: SlotValues;
  /** The tag saying what is wanted; null where it does. */
  readonly edited: (wanted: Wanted) => Uint8Array | null;
}

/** Throws `Refused`. */
export function openId3(bytes: Uint8Array): OpenId3 {
  const tag = parseId3(bytes);
  const dialect = id3Dialect(styleOf(tag));
  return {
    format: `ID3v2.${tag.major}`,
    values: readItems(tag.frames, dialect),
    edited: (wanted) => {
      const frames = editItems(tag.frames, wanted, dialect);
      // A chunk may hold more than its tag.
      return frames === null ? null : concat([id3Bytes(tag, frames), bytes.subarray(tag.length)]);
    },
  };
}

/**
 * A tag of version 4, in which several values have a form of their own; null where nothing is wanted. `besides` is what an older
 * tag says: readers that find this one do not look there any more.
 */
export function newId3(
  wanted: Wanted,
  padding: number,
  besides: ReturnType<typeof otherId3v1> | null = null,
): Uint8Array | null {
  const tag = emptyId3(padding);
  const style = styleOf(tag);
  const frames = editItems([], wanted, id3Dialect(style));
  return frames === null ? null : id3Bytes(tag, [...carried(besides, style), ...frames]);
}

function carried(besides: ReturnType<typeof otherId3v1> | null, style: FrameStyle): Frame[] {
  if (besides === null) return [];
  const { title, artist, album, year, track } = besides;
  const texts = { TIT2: title, TPE1: artist, TALB: album, TDRC: year, TRCK: track };
  return Object.entries(texts).flatMap(([id, text]) => {
    if (text === '') return [];
    const encoding = encodingFor(text, style.major, null);
    const payload = concat([Uint8Array.of(encoding), encodeText(text, encoding)]);
    return [{ id, name: id.toLowerCase(), ...style, raw: frameBytes(id, payload, style) }];
  });
}

function styleOf({ major, plainSizes, flags }: Id3Tag): FrameStyle {
  return { major, plainSizes, allUnsynchronised: major === 4 && (flags & 0x80) !== 0 };
}
