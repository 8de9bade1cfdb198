// Ids for other programs that are the same in every export: FNV-1a of 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/).

const offset = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;

/** 16 digits, as iTunes writes them: '8E2D…'; of the bytes of `of`, those beyond ASCII percent-encoded. */
export function stableHex(of: string): string {
  let hash = offset;
  for (const char of ascii(of)) hash = BigInt.asUintN(64, (hash ^ BigInt(char.charCodeAt(0))) * prime);
  return hash.toString(16).toUpperCase().padStart(16, '0');
}

function ascii(text: string): string {
  return text.toWellFormed().replace(/[^\0-\x7f]+/gu, encodeURIComponent);
}
