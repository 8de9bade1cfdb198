// DSF (Sony, DSF File Format Specification 1.01): a tag of ID3 at the end, to which the header points.
import { littleEndian } from './bytes.ts';
import { FieldReader } from './fieldReader.ts';
import { newId3, openId3 } from './id3/open.ts';
import type { OpenFile } from './openFile.ts';
import type { TagSource } from './plan.ts';
import { damaged, Refused } from './refused.ts';
import { bytesOf, type Edit } from './stretches.ts';

const headerBytes = 28;
const sizeAt = 12;

export async function openDsf(source: TagSource): Promise<OpenFile> {
  const reader = new FieldReader((await bytesOf(source, 0, headerBytes)).subarray(4), 'little-endian');
  if (reader.u64() !== headerBytes) throw damaged('The header of DSF is damaged');
  if (reader.u64() !== source.size) throw new Refused('truncated', 'It is not as long as it says');
  const pointer = reader.u64();
  if (pointer !== 0 && (pointer < headerBytes || pointer > source.size))
    throw damaged('The header of DSF points behind the file');
  const at = pointer === 0 ? source.size : pointer;
  const tag = at === source.size ? null : openId3(await bytesOf(source, at, source.size));
  return {
    format: tag?.format ?? 'ID3v2.4',
    values: tag === null ? [] : [tag.values],
    plan: async (wanted) => {
      const bytes = tag === null ? newId3(wanted, 0) : tag.edited(wanted);
      const sound = [{ from: headerBytes, to: at }];
      if (bytes === null) return { edits: [], sound };
      const header: Edit = {
        from: sizeAt,
        to: headerBytes,
        bytes: Uint8Array.from([...littleEndian(at + bytes.length, 8), ...littleEndian(at, 8)]),
      };
      return { edits: [header, { from: at, to: source.size, bytes }], sound };
    },
  };
}
