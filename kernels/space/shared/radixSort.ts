// Sorts numbers, and what belongs to them, byte by byte.

const WORD: usize = 4;

/**
 * `keys` (u32) ascending, `values` (u32) along with them, equal keys in the order in which they came. Behind each list there is room for as
 * many again.
 */
export function radixSort(keys: usize, values: usize, count: usize): void {
  let fromKeys = keys;
  let fromValues = values;
  let toKeys = keys + count * WORD;
  let toValues = values + count * WORD;
  // Four passes end where they began.
  for (let shift: u32 = 0; shift < 32; shift += 8) {
    const counts = memory.data(256 * 4);
    memory.fill(counts, 0, 256 * WORD);
    for (let n: usize = 0; n < count; n++) {
      const at = counts + (((load<u32>(fromKeys + n * WORD) >> shift) & 255) as usize) * WORD;
      store<u32>(at, load<u32>(at) + 1);
    }
    let sum: u32 = 0;
    for (let at = counts; at < counts + 256 * WORD; at += WORD) {
      const own = load<u32>(at);
      store<u32>(at, sum);
      sum += own;
    }
    for (let n: usize = 0; n < count; n++) {
      const key = load<u32>(fromKeys + n * WORD);
      const at = counts + (((key >> shift) & 255) as usize) * WORD;
      const place: usize = load<u32>(at);
      store<u32>(at, <u32>place + 1);
      store<u32>(toKeys + place * WORD, key);
      store<u32>(toValues + place * WORD, load<u32>(fromValues + n * WORD));
    }
    let swap = fromKeys;
    fromKeys = toKeys;
    toKeys = swap;
    swap = fromValues;
    fromValues = toValues;
    toValues = swap;
  }
}
