// Chunks of RIFF and IFF: padded, unpadded, and with sizes of 64 bits (EBU Tech 3306).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../src/main/files/byteSource.ts';
import { type Chunk, chunksOf } from '../../../src/main/files/chunks.ts';
import { chunk, longChunk, longWave, riff, sizes64 } from '../../helpers/riff.ts';

async function chunksIn(bytes: Uint8Array): Promise<Chunk[]> {
  const found: Chunk[] = [];
  for await (const one of chunksOf(memorySource(bytes), 0)) found.push(one);
  return found;
}

const name = fc.constantFrom('fmt ', 'data', 'LIST', 'JUNK', 'bext', 'id3 ', 'minf', 'elm1', 'umid', '_PMX');
const chunks = fc.array(fc.tuple(name, fc.uint8Array({ maxLength: 9 })), { minLength: 1, maxLength: 8 });

describe('chunks', () => {
  it.each([true, false])('of any size are found, padded %s', async (padded) => {
    await fc.assert(
      fc.asyncProperty(chunks, async (given) => {
        const bytes = riff(...given.map(([id, content]) => chunk(id, content, { padded })));
        const found = await chunksIn(bytes);
        expect(found.map(({ id, size }) => [id, size])).toEqual(
          given.map(([id, content]) => [id, content.length]),
        );
        expect(found.map(({ start, size }) => [...bytes.subarray(start, start + size)])).toEqual(
          given.map(([, content]) => [...content]),
        );
      }),
    );
  });

  it('of AIFF have their sizes the other way round', async () => {
    const bigEndian = true;
    const inside = [
      chunk('NAME', new Uint8Array(3), { bigEndian }),
      chunk('COMM', new Uint8Array(18), { bigEndian }),
    ];
    const form = chunk('FORM', Buffer.concat([Buffer.from('AIFF'), ...inside]), { bigEndian });
    expect((await chunksIn(form)).map(({ id, size }) => [id, size])).toEqual([
      ['NAME', 3],
      ['COMM', 18],
    ]);
  });

  it.each(['RF64', 'BW64'] as const)('of %s have the sizes that stand in ds64', async (magic) => {
    const bytes = longWave(
      magic,
      sizes64(6, { axml: 3 }),
      longChunk('axml', Buffer.from('<a>\0')),
      longChunk('data', new Uint8Array(6)),
      chunk('LIST', Buffer.from('INFO')),
    );
    expect((await chunksIn(bytes)).map(({ id, size }) => [id, size])).toEqual([
      ['axml', 3],
      ['data', 6],
      ['LIST', 4],
    ]);
  });

  it('end with the bytes, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (rest, long) => {
        const bytes = long ? longWave('RF64', sizes64(2 ** 40), rest) : riff(rest);
        for (const { start } of await chunksIn(bytes)) expect(start).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });
});
