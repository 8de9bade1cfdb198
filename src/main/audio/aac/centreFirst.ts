// The order of channels in AAC and ALAC: the centre first, and low frequencies last; files of all other formats begin with left and right.

/** Places in the coded order, of up to six channels alike in both (ISO/IEC 14496-3, table 1.19; Apple's channel layouts). */
export const usualOrders: readonly (readonly [channels: number, places: readonly number[]])[] = [
  [3, [1, 2, 0]],
  [4, [1, 2, 0, 3]],
  [5, [1, 2, 0, 3, 4]],
  [6, [1, 2, 0, 5, 3, 4]],
];

export function inOrder(channels: readonly Float32Array[], places: readonly number[]): Float32Array[] {
  return places.flatMap((place) => channels[place] ?? []);
}
