// Stars as formats count them.

/** As Windows writes POPM; MusicBee, Picard and others read these. */
const bytes = [0, 1, 64, 128, 196, 255] as const;

export function ratingByte(stars: number): number {
  return bytes[stars] ?? 0;
}

/** Each program has numbers of its own around Windows'; 0 says nothing. */
export function starsOfByte(byte: number): string[] {
  if (byte === 0) return [];
  const limits = [32, 96, 160, 224];
  return [`${1 + limits.filter((limit) => byte >= limit).length}`];
}

/** Of a text from 0 to 100, as MusicBee and iTunes have it, or of up to five stars. */
export function starsOfText(text: string): string[] {
  const value = Number.parseFloat(text);
  if (!(value > 0 && value <= 100)) return [];
  const stars = value <= 5 ? Math.round(value) : Math.round(value / 20);
  return [`${Math.max(1, stars)}`];
}
