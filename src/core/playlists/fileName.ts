// A genre's name as a file name that every system accepts.

/** Names that Windows reserves for devices, whatever the extension. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/iu;
/** Leaves room for a number, an extension and a temporary ending within the 255 bytes of most file systems. */
const maxBytes = 200;

/**
 * `name` without what a file system or a shell would misread: separators, control and direction characters, leading
 * and trailing dots and spaces, device names. Never empty, never '.' or '..'.
 */
export function safeFileName(name: string): string {
  const cleaned = name
    .normalize('NFC')
    .replace(/[/\\]/gu, '-')
    .replace(/[\p{C}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '');
  const short = shorten(cleaned).replace(/[. ]+$/u, '');
  if (short === '') return '_';
  return reserved.test(short.split('.')[0] ?? '') ? `_${short}` : short;
}

function shorten(text: string): string {
  let bytes = 0;
  let out = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > maxBytes) break;
    out += char;
  }
  return out;
}
