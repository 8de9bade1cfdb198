// Text made harmless for terminals and logs: what would drive a terminal, or turn the reading direction, becomes visible.

/** Control characters (C0, DEL, C1), line and paragraph separators, marks that change the direction. */
const driving = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** The same but for line breaks and tabs: in plain ranges, for whole documents are looked through. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
const drivingLines = /[\0-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** One line: each such character becomes its escape, `\u001b`; a line break, too, for a file's name may have one. */
export function harmless(line: string): string {
  return line.replace(driving, escaped);
}

/** Several lines, and tabs, as they are. */
export function harmlessLines(text: string): string {
  return text.replace(drivingLines, escaped);
}

function escaped(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
