// A view of the file in which ID3 texts that the parser would take apart stand under names that it leaves alone.
import type { ByteSource } from '../files/byteSource.ts';
import { chunksOf } from '../files/chunks.ts';
import { Fields } from '../files/fields.ts';
import { hasText, id3v2Tags } from '../files/magic.ts';
import { mostFrames } from './boundedTags.ts';
import { id3Frames } from './id3Frames.ts';
import { type Patch, patched } from './patched.ts';

/**
 * The parser splits artists at '/' ('AC/DC'), and of genres drops numbers ('1979') and brackets ('House (Deep)'). Of texts
 * that it does not know it gives the whole.
 */
export const wholeNames = { TPE1: 'TPEX', TCON: 'TCOX', TCO: 'TCX' } as const;

export async function withWholeTexts(file: ByteSource): Promise<ByteSource> {
  const patches: Patch[] = [];
  for (const tagAt of await id3Places(file)) {
    let frames = 0;
    for await (const { id, at } of id3Frames(file, tagAt)) {
      frames += 1;
      if (frames > mostFrames) break;
      const name = isWholeName(id) ? wholeNames[id] : null;
      if (name !== null)
        patches.push({ start: at, end: at + name.length, bytes: Buffer.from(name, 'latin1') });
    }
  }
  return patches.length === 0 ? file : patched(file, patches);
}

function isWholeName(id: string): id is keyof typeof wholeNames {
  return Object.hasOwn(wholeNames, id);
}

/** In front, one behind another, in a chunk of WAVE or AIFF, or where DSF says. */
async function id3Places(file: ByteSource): Promise<number[]> {
  const head = await file.read(0, 28);
  if (hasText(head, 0, 'RIFF') || hasText(head, 0, 'FORM')) {
    const places: number[] = [];
    for await (const { id, start } of chunksOf(file, 0)) if (/^id3 $/iu.test(id)) places.push(start);
    return places;
  }
  if (hasText(head, 0, 'DSD ') && head.length === 28)
    return [new Fields(head, 'little-endian').skip(20).u64()];
  return (await id3v2Tags(file)).map(({ start }) => start);
}
