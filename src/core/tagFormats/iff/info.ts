// The list of texts in a WAVE ('LIST' of type 'INFO', Microsoft's RIFF MCI, 1994): genre and comment, one text each.
import { concat, fromUtf8, latin1, littleEndian, utf8 } from '../bytes.ts';
import { FieldReader } from '../fieldReader.ts';
import { type Dialect, editItems, type Item, readItems } from '../items.ts';
import { Refused } from '../refused.ts';
import type { Slot, SlotValues, Wanted } from '../slots.ts';

const mostEntries = 5000;
const names: Partial<Record<Slot, readonly string[]>> = { genre: ['ignr'], comment: ['icmt'] };

/** `content` is that of the chunk, its type in front. Throws `Refused`. */
export function openInfo(content: Uint8Array): {
  readonly values: SlotValues;
  /** The list saying what is wanted; null where it does. */
  readonly edited: (wanted: Wanted) => Uint8Array | null;
} {
  const entries: Item[] = [];
  let at = 4;
  while (at + 8 <= content.length) {
    if (entries.length >= mostEntries)
      throw new Refused('tooLarge', 'The list has more texts than any real one');
    const reader = new FieldReader(content.subarray(at), 'little-endian');
    const name = reader.text(4).toLowerCase();
    const size = reader.u32();
    reader.take(size);
    // Some writers leave the padding out.
    const isPadded = size % 2 === 1 && reader.left > 0 && (content[at + 8 + size] === 0 || reader.left < 8);
    const end = at + 8 + size + (isPadded ? 1 : 0);
    entries.push({ name, raw: content.subarray(at, end) });
    at = end;
  }
  const rest = content.subarray(at);
  return {
    values: readItems(entries, dialect),
    edited: (wanted) => {
      const items = editItems(entries, wanted, dialect);
      return items === null ? null : concat([content.subarray(0, 4), ...items.map(({ raw }) => raw), rest]);
    },
  };
}

const dialect: Dialect<Item> = {
  names: (slot) => names[slot] ?? [],
  read(_, { raw }) {
    const [text = ''] = fromUtf8(raw.subarray(8)).split('\0');
    return text === '' ? [] : [text];
  },
  holds: (_, values) => (values.length === 0 ? [] : [values.join('; ')]),
  make(_, name, values) {
    const text = concat([utf8(values.join('; ')), new Uint8Array(1)]);
    const raw = concat([
      latin1(name.toUpperCase()),
      littleEndian(text.length, 4),
      text,
      new Uint8Array(text.length % 2),
    ]);
    return [{ name, raw }];
  },
};
