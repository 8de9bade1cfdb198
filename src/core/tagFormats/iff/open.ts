// WAVE and AIFF: a chunk of ID3, and in WAVE a list of texts beside it.
import { fromLatin1 } from '../bytes.ts';
import { newId3, openId3 } from '../id3/open.ts';
import type { OpenFile } from '../openFile.ts';
import type { TagFormat, TagSource } from '../plan.ts';
import type { SlotValues, Wanted } from '../slots.ts';
import { bytesOf } from '../stretches.ts';
import { type Chunk, chunkHeaderBytes, formEdits, formOf } from './chunks.ts';
import { openInfo } from './info.ts';

interface Open {
  readonly chunk: Chunk;
  readonly format: TagFormat;
  readonly values: SlotValues;
  readonly edited: (wanted: Wanted) => Uint8Array | null;
}

export async function openIff(source: TagSource): Promise<OpenFile> {
  const form = await formOf(source);
  const isWave = form.type === 'WAVE';
  const tags: Open[] = [];
  for (const chunk of form.chunks) {
    const isId3 = chunk.id.toLowerCase() === 'id3 ';
    if (!isId3 && !(isWave && (await isInfo(source, chunk)))) continue;
    const bytes = await bytesOf(source, chunk.from + chunkHeaderBytes, chunk.contentTo);
    const opened = isId3 ? openId3(bytes) : { format: 'RIFF' as const, ...openInfo(bytes) };
    tags.push({ chunk, ...opened });
  }
  const ranked = tags.toSorted((a, b) => Number(a.format === 'RIFF') - Number(b.format === 'RIFF'));
  const hasId3 = ranked.length > 0 && ranked[0]?.format !== 'RIFF';
  const sound = form.chunks
    .filter(({ id }) => id === (isWave ? 'data' : 'SSND'))
    .map(({ from, contentTo }) => ({ from: from + chunkHeaderBytes, to: contentTo }));
  return {
    format: ranked[0]?.format ?? 'ID3v2.4',
    values: ranked.map(({ values }) => values),
    plan: async (wanted) => {
      const replaced = tags.flatMap(({ chunk, edited }) => {
        const content = edited(wanted);
        return content === null ? [] : [{ chunk, content }];
      });
      const made = hasId3 || (tags.length > 0 && isInInfo(wanted)) ? null : newId3(wanted, 0);
      const added = made === null ? [] : [{ id: isWave ? 'id3 ' : 'ID3 ', content: made }];
      return { edits: formEdits(form, replaced, added), sound };
    },
  };
}

async function isInfo(source: TagSource, { id, from, contentTo }: Chunk): Promise<boolean> {
  const start = from + chunkHeaderBytes;
  return (
    id === 'LIST' && contentTo >= start + 4 && fromLatin1(await bytesOf(source, start, start + 4)) === 'INFO'
  );
}

/** Whether a list of texts says all that is wanted, as one text each: then a file without ID3 stays without it. */
function isInInfo(wanted: Wanted): boolean {
  const { genre, comment: _, ...others } = wanted;
  return (genre?.length ?? 0) <= 1 && Object.values(others).every((values) => values.length === 0);
}
