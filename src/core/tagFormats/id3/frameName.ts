// What tells frames apart: their names, and of those that anybody may name, what they are called.
import { type Major, payloadOf } from './frames.ts';
import { encodingOf, splitText } from './texts.ts';

/** 'tcon', 'txxx:initialkey', 'comm:' for a comment without a description, 'popm:someone@example.org'. */
export function frameName(id: string, major: Major, raw: Uint8Array, allUnsynchronised: boolean): string {
  const name = id.toLowerCase();
  if (!/^(?:txxx?|comm?|popm?)$/u.test(name)) return name;
  const payload = payloadOf(raw, major, allUnsynchronised);
  if (payload === null) return `${name}?`;
  if (name.startsWith('pop')) return `${name}:${splitText(payload, 0).text.toLowerCase()}`;
  const encoding = encodingOf(payload[0]);
  if (encoding === null) return `${name}?`;
  const { text } = splitText(payload.subarray(name.startsWith('com') ? 4 : 1), encoding);
  return `${name}:${text.toLowerCase()}`;
}
