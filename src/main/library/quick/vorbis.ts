// Vorbis comments as they mostly are, of FLAC and of Ogg; null where any is not as it should be.
import type { ITag } from 'music-metadata';
import { utf8 } from './texts.ts';

/** Above it the lists of the parser are cut. */
const mostComments = 90;

/** `block`: from the vendor's name on; what follows the comments is not looked at. */
export function commentsIn(block: Buffer): ITag[] | null {
  let at = 0;
  const take = (): Buffer | null => {
    if (at + 4 > block.length) return null;
    const from = at + 4;
    const to = from + block.readUInt32LE(at);
    if (to > block.length) return null;
    at = to;
    return block.subarray(from, to);
  };
  const vendor = take();
  if (vendor === null || at + 4 > block.length) return null;
  const count = block.readUInt32LE(at);
  at += 4;
  if (count > mostComments) return null;
  const tags: ITag[] = [];
  for (let n = 0; n < count; n++) {
    const comment = take();
    if (comment === null) return null;
    const equals = comment.indexOf('=');
    const name = comment.toString('latin1', 0, Math.max(0, equals));
    if (equals <= 0 || !/^[ -~]+$/u.test(name)) return null;
    const id = name.toUpperCase();
    if (id === 'METADATA_BLOCK_PICTURE') continue;
    const value = utf8(comment.subarray(equals + 1));
    if (value === null) return null;
    tags.push({ id, value });
  }
  return tags;
}
