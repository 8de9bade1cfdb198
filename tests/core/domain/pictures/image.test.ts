// Pictures are recognised by their first bytes (the magic numbers of their specifications), not by their names.
import { expect, test } from 'vitest';
import { imageType } from '../../../../src/core/domain/pictures/image.ts';

test.each([
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
  ['image/png', Buffer.from('\x89PNG\r\n\x1a\nrest', 'latin1')],
  ['image/gif', Buffer.from('GIF89a....', 'latin1')],
  ['image/gif', Buffer.from('GIF87a....', 'latin1')],
  ['image/webp', Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1')],
  [null, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
  [null, Buffer.from('<!doctype html>')],
  [null, Buffer.from('RIFF\x10\0\0\0WAVEfmt ', 'latin1')],
  [null, Buffer.from('\x89PN', 'latin1')],
  [null, Buffer.alloc(0)],
])('%s', (type, bytes) => {
  expect(imageType(bytes)).toBe(type);
});
