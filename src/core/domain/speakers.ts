// Which loudspeaker a channel is for, and the orders in which formats have them.

/** In the order of the bits of WAVE's channel mask (and of Core Audio's): front, back and side; left, right and centre; top. */
const inMaskOrder = [
  'FL',
  'FR',
  'FC',
  'LFE',
  'BL',
  'BR',
  'FLC',
  'FRC',
  'BC',
  'SL',
  'SR',
  'TC',
  'TFL',
  'TFC',
  'TFR',
  'TBL',
  'TBC',
  'TBR',
] as const;

/** `other` is none of them, or nobody says which. */
export type Speaker = (typeof inMaskOrder)[number] | 'other';

/** Where nothing is said: the order of FLAC (RFC 9639, table 5), which WAVE, AIFF, TTA and QOA follow by custom. */
const usualOrders: readonly (readonly Speaker[])[] = [
  [],
  ['FC'],
  ['FL', 'FR'],
  ['FL', 'FR', 'FC'],
  ['FL', 'FR', 'BL', 'BR'],
  ['FL', 'FR', 'FC', 'BL', 'BR'],
  ['FL', 'FR', 'FC', 'LFE', 'BL', 'BR'],
  ['FL', 'FR', 'FC', 'LFE', 'BC', 'SL', 'SR'],
  ['FL', 'FR', 'FC', 'LFE', 'BL', 'BR', 'SL', 'SR'],
];

export function usualSpeakers(channels: number): readonly Speaker[] {
  return usualOrders[channels] ?? Array.from({ length: channels }, () => 'other');
}

/** By a mask with one bit a loudspeaker. Channels that it has no bit for are of no loudspeaker; no bit at all says nothing. */
export function maskedSpeakers(mask: number, channels: number): readonly Speaker[] {
  const named = inMaskOrder.filter((_, bit) => ((mask >>> bit) & 1) === 1);
  if (named.length === 0) return usualSpeakers(channels);
  return Array.from({ length: channels }, (_, c) => named[c] ?? 'other');
}

/** What a file says of its channels, where it is about as many as came out of it. */
export function speakersOf(stated: readonly Speaker[], channels: number): readonly Speaker[] {
  return stated.length === channels ? stated : usualSpeakers(channels);
}
