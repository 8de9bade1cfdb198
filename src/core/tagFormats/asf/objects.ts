// Objects of ASF (Microsoft, Advanced Systems Format specification 01.20.06): a GUID and a size in 64 bits.
import { concat, littleEndian } from '../bytes.ts';
import { FieldReader } from '../fieldReader.ts';
import { damaged, Refused } from '../refused.ts';

export interface AsfObject {
  /** As 32 hexadecimal digits in the order of the file. */
  readonly guid: string;
  readonly content: Uint8Array;
}

export const objectHeaderBytes = 24;
const mostObjects = 5000;

export const guids = {
  header: '3026b2758e66cf11a6d900aa0062ce6c',
  file: 'a1dcab8c47a9cf118ee400c00c205365',
  content: '3326b2758e66cf11a6d900aa0062ce6c',
  extended: '40a4d0d207e3d21197f000a0c95ea850',
  headerExtension: 'b503bf5f2ea9cf118ee300c00c205365',
  library: '941c23449894d149a1411d134e457054',
  padding: '74d40618dfca0945a4ba9aabcb96aae8',
} as const;

/** All of `bytes`. Throws `Refused`. */
export function parseObjects(bytes: Uint8Array): AsfObject[] {
  const reader = new FieldReader(bytes, 'little-endian');
  const objects: AsfObject[] = [];
  while (reader.left > 0) {
    if (objects.length >= mostObjects)
      throw new Refused('tooLarge', 'It has more objects than any real file');
    const guid = guidOf(reader.take(16));
    const size = reader.u64();
    if (size < objectHeaderBytes) throw damaged('An object is shorter than its header');
    objects.push({ guid, content: reader.take(size - objectHeaderBytes) });
  }
  return objects;
}

export function objectBytes({ guid, content }: AsfObject): Uint8Array {
  const id = Uint8Array.from({ length: 16 }, (_, n) => Number.parseInt(guid.slice(2 * n, 2 * n + 2), 16));
  return concat([id, littleEndian(objectHeaderBytes + content.length, 8), content]);
}

export function guidOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
