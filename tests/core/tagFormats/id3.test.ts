// ID3v2.2 to 2.4 and ID3v1: bytes by the documents of id3.org, and what stays.
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { planTags } from '../../../src/core/tagFormats/planTags.ts';
import { id3v2, mp3Frames, textFrame, unsynchronised, userTextFrame } from '../../helpers/id3.ts';
import { refusal, saying, sourceOf, written } from '../../helpers/tagPlans.ts';

const sound = mp3Frames();
const title = textFrame('TIT2', 'Song');
const picture = { id: 'APIC', body: Buffer.from('\0image/png\0\x03\0\xff\xe0\x89PNG', 'latin1') };

function file(...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat([...parts, sound]);
}

/** With so much padding. */
function padded(tag: Buffer, bytes: number): Buffer {
  const all = Buffer.concat([tag, Buffer.alloc(bytes)]);
  const length = all.length - 10;
  for (const [i, shift] of [21, 14, 7, 0].entries()) all[6 + i] = (length >> shift) & 0x7f;
  return all;
}

function id3v1(genre: number, texts = 'Title'): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write(`TAG${texts}`, 'latin1');
  bytes[127] = genre;
  return bytes;
}

describe('ID3v2', () => {
  it('is made as version 4 where a file has none: header, frame in UTF-8, values between NULs', async () => {
    const { bytes, plan } = await written(file(), { genre: ['Techno', 'Döner'] });
    const frame = Buffer.from('TCON\0\0\0\x0e\0\0\x03Techno\0Döner', 'utf8');
    expect(plan.format).toBe('ID3v2.4');
    expect(bytes.subarray(0, 10)).toEqual(Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 8, 24]));
    expect(bytes.subarray(10, 34)).toEqual(frame);
    expect(bytes.subarray(34)).toEqual(Buffer.concat([Buffer.alloc(1024), sound]));
  });

  it('takes padding where it is enough, and leaves all other frames as they are and in their order', async () => {
    const old = file(padded(id3v2(3, picture, textFrame('TCON', '(17)'), title), 100));
    const { bytes, plan } = await written(old, { genre: ['Techno'], comment: 'fine' });
    expect(plan.before.genre).toEqual(['Rock']);
    const comment = { id: 'COMM', body: Buffer.from('\0eng\0fine', 'latin1') };
    const frames = id3v2(3, picture, textFrame('TCON', 'Techno'), title, comment);
    expect(bytes.length).toBe(old.length);
    expect(bytes.subarray(10, frames.length)).toEqual(frames.subarray(10));
    expect(bytes.subarray(frames.length)).toEqual(
      Buffer.concat([Buffer.alloc(old.length - frames.length - sound.length), sound]),
    );
  });

  it.each([2, 3, 4] as const)('of version %i keeps its version and says every field', async (major) => {
    const [id, text] = major === 2 ? ['TT2', 'TCO'] : ['TIT2', 'TCON'];
    const old = file(id3v2(major, textFrame(id, 'Song'), textFrame(text, 'Jazz')));
    const { bytes, plan } = await written(old, {
      genre: ['Rock', 'Pop'],
      bpm: 127.984,
      key: 'Am',
      mood: ['dark', 'ποίηση'],
      comment: 'Käse',
      grouping: ['a', 'b'],
      replayGain: { gainDb: -6.5, peak: 0.987654 },
      rating: 4,
    });
    expect(bytes[3]).toBe(major);
    expect(plan.after).toEqual({
      genre: ['Rock', 'Pop'],
      bpm: ['127.98'],
      key: ['Am'],
      mood: ['dark', 'ποίηση'],
      comment: ['Käse'],
      grouping: ['a', 'b'],
      replayGain: ['-6.50 dB', '0.987654'],
      rating: ['4'],
    });
  });

  it('keeps the encoding of a text where it can say the new one', async () => {
    const old = file(id3v2(3, textFrame('TCON', 'Jazz', 'utf16'), textFrame('TKEY', 'C')));
    const { bytes } = await written(old, { genre: ['Rock'], key: 'Ä' });
    const frames = id3v2(3, textFrame('TCON', 'Rock', 'utf16'), textFrame('TKEY', 'Ä'));
    expect(bytes.subarray(10, frames.length)).toEqual(frames.subarray(10));
  });

  it('reads numbers, and parentheses as text where they are doubled', async () => {
    const old = file(id3v2(3, textFrame('TCON', '(51)(39)((weird)')));
    const { plan } = await written(old, { key: 'C' });
    expect(plan.before.genre).toEqual(['Techno-Industrial', 'Noise', '(weird)']);
    expect(await saying(old, { genre: ['(what)', 'Rock'] }, 'genre')).toEqual([['(what)', 'Rock']]);
    expect(await refusal(old, { genre: ['17'] })).toBe('cannotSay');
  });

  it('stays unsynchronised where it was', async () => {
    const old = file(unsynchronised(id3v2(3, picture, textFrame('TCON', 'Jazz', 'utf16'))));
    const { bytes } = await written(old, { genre: ['Rock'] });
    const tag = unsynchronised(id3v2(3, picture, textFrame('TCON', 'Rock', 'utf16')));
    expect(bytes).toEqual(file(tag));
  });

  it('says the same under every name that is there, and removes all of them', async () => {
    const names = [
      userTextFrame('fBPM', '120.5'),
      textFrame('TBPM', '120'),
      userTextFrame('initialkey', 'C'),
    ];
    const old = file(id3v2(4, title, ...names));
    const { bytes } = await written(old, { bpm: 98, key: null });
    const slow = id3v2(4, title, userTextFrame('fBPM', '98'), textFrame('TBPM', '98'));
    expect(bytes).toEqual(file(padded(slow, old.length - file(slow).length)));
    const none = await written(old, { bpm: null, key: null });
    expect(none.bytes).toEqual(file(padded(id3v2(4, title), old.length - file(id3v2(4, title)).length)));
  });

  it('leaves comments that have a name, who rated and how often it was played', async () => {
    const named = { id: 'COMM', body: Buffer.from('\0engiTunNORM\0 00 00', 'latin1') };
    const plain = { id: 'COMM', body: Buffer.from('\0deu\0alt', 'latin1') };
    const rated = { id: 'POPM', body: Buffer.from('me@example.org\0\x40\0\0\0\x07', 'latin1') };
    const old = file(id3v2(3, named, plain, rated));
    const { bytes } = await written(old, { comment: 'neu', rating: 5 });
    const newer = { id: 'COMM', body: Buffer.from('\0deu\0neu', 'latin1') };
    const better = { id: 'POPM', body: Buffer.from('me@example.org\0\xff\0\0\0\x07', 'latin1') };
    expect(bytes).toEqual(file(id3v2(3, named, newer, better)));
  });

  it('renews the checksum of an extended header', async () => {
    const frame = id3v2(3, textFrame('TCON', 'Jazz')).subarray(10);
    const extended = Buffer.alloc(14);
    extended.writeUInt32BE(10, 0);
    extended[4] = 0x80;
    const old = file(
      Buffer.from([0x49, 0x44, 0x33, 3, 0, 0x40, 0, 0, 0, 14 + frame.length]),
      extended,
      frame,
    );
    const { bytes } = await written(old, { genre: ['Rock'] });
    expect(bytes.readUInt32BE(20)).toBe(crc32(bytes.subarray(24, 24 + frame.length)));
  });
});

describe('ID3v1', () => {
  it('says the same genre by number, or none, and the beginning of the comment', async () => {
    const old = file(id3v2(3, title)).toString('latin1');
    const tagged = Buffer.concat([Buffer.from(old, 'latin1'), id3v1(8)]);
    const rock = await written(tagged, { genre: ['Polka-Trance', 'hip hop'], comment: 'x'.repeat(40) });
    expect(rock.bytes.subarray(-128).subarray(97)).toEqual(
      Buffer.concat([Buffer.from('x'.repeat(30)), Buffer.of(7)]),
    );
    expect((await written(tagged, { genre: ['Gqom'] })).bytes.at(-1)).toBe(255);
  });

  it('is carried into the new tag that most readers take instead of it', async () => {
    const { bytes, plan } = await written(Buffer.concat([sound, id3v1(8, 'Song')]), { genre: ['Rock'] });
    expect(plan.before.genre).toEqual(['Jazz']);
    expect(bytes.subarray(10, 25)).toEqual(Buffer.from('TIT2\0\0\0\x05\0\0\x03Song', 'latin1'));
    expect(bytes.at(-1)).toBe(17);
  });
});

describe('a tag that lies', () => {
  const tag = id3v2(3, title, textFrame('TCON', 'Jazz'));
  it.each([
    ['a frame longer than the tag', 'damaged', file(Buffer.from(tag).fill(0x7f, 14, 15))],
    ['longer than the file', 'damaged', Buffer.from(tag).fill(0x7f, 6, 7)],
    ['cut', 'damaged', tag.subarray(0, 20)],
    ['of version 5', 'unsupported', file(Buffer.from(tag).fill(5, 3, 4))],
    ['of ten thousand frames', 'tooLarge', file(id3v2(3, ...Array.from({ length: 10_000 }, () => title)))],
    [
      'something between the frames',
      'damaged',
      file(id3v2(3, title, { id: '\xff\xff\xff\xff', body: Buffer.alloc(9) })),
    ],
    ['no sound that is known', 'unknownFormat', Buffer.from('hello world, this is no music at all')],
    ['nothing', 'unknownFormat', Buffer.alloc(0)],
  ])('is refused: %s', async (_, reason, bytes) => {
    expect(await refusal(bytes)).toBe(reason);
  });

  it('is refused or right wherever it is cut and whatever a byte of it says', async () => {
    const old = file(padded(tag, 20));
    for (let at = 0; at < tag.length + 20; at++) {
      const changed = Buffer.from(old);
      changed[at] = 0xff - (changed[at] ?? 0);
      for (const bytes of [old.subarray(0, at), changed]) {
        const plan = await planTags(sourceOf(bytes), { genre: ['Rock'] });
        if (plan.kind === 'plan') await written(bytes, { genre: ['Rock'] });
      }
    }
  });
});
