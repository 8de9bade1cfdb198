// The quick reader of tags says what music-metadata says, or nothing: of all samples, of made files, and of damaged ones.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../../scripts/demo/random.ts';
import { id3v2, mp3Frames, textFrame, unsynchronised, userTextFrame } from '../../../helpers/id3.ts';
import { isQuick, isSame } from '../../../helpers/sameTags.ts';
import { hasShared, sharedData } from '../../../helpers/shared.ts';

const sound = Buffer.concat(Array.from({ length: 10 }, mp3Frames));

function id3v1(title: string, year = '1999', track = 7): Buffer {
  const tag = Buffer.alloc(128);
  tag.write('TAG', 0, 'latin1');
  tag.write(title, 3, 'latin1');
  tag.write('Someone  ', 33, 'latin1');
  tag.write(year, 93, 'latin1');
  tag[126] = track;
  tag[127] = 17;
  return tag;
}

describe('made files', () => {
  const encodings = ['latin1', 'utf16', 'utf8'] as const;
  const texts = ['Caf\xe9/B\0C (17)', '1979', ' \x80\x9f ', '', '3/12', 'Björk & \0\0'];
  const ids = [
    'TIT2',
    'TPE1',
    'TPE2',
    'TALB',
    'TRCK',
    'TPOS',
    'TYER',
    'TDRC',
    'TCON',
    'TIT1',
    'TBPM',
    'TKEY',
    'TCOM',
  ];

  test.each([3, 4] as const)(
    'ID3v2.%i with every text under every name, with and without ID3v1',
    async (major) => {
      let quick = 0;
      for (const encoding of encodings)
        for (const text of texts)
          for (const behind of [Buffer.alloc(0), id3v1('Title'), id3v1('\x80', '', 0)]) {
            const frames = ids.map((id) => textFrame(id, text, encoding));
            const twice = [...frames, ...ids.map((id) => textFrame(id, `Other ${id}`, encoding))];
            for (const some of [frames, twice, frames.slice(5), []])
              if (await isSame(Buffer.concat([id3v2(major, ...some), sound, behind]), `${encoding} ${text}`))
                quick += 1;
          }
      expect(quick).toBeGreaterThan(80);
    },
  );

  test('names of one’s own, comments, and who made the recording', async () => {
    const frames = [
      ...[
        'fBPM',
        'initialkey',
        'Artists',
        'STYLE',
        'DISCOGS_RELEASED',
        'REPLAYGAIN_TRACK_GAIN',
        '',
        'MOOD',
        'compilation',
      ].map((described) => userTextFrame(described, '1/a;b')),
      { id: 'COMM', body: Buffer.from('\0eng\0a comment\0behind it', 'latin1') },
      { id: 'COMM', body: Buffer.from('\0engiTunNORM\0 0000', 'latin1') },
      { id: 'UFID', body: Buffer.from('http://musicbrainz.org\0abc-def', 'latin1') },
      { id: 'PRIV', body: Buffer.from('someone\0\xff\xfe', 'latin1') },
      { id: 'APIC', body: Buffer.alloc(100_000, 1) },
      textFrame('TIT2', 'behind the picture'),
      textFrame('TPE1', 'a/b'),
    ];
    for (const major of [3, 4] as const)
      expect(await isSame(Buffer.concat([id3v2(major, ...frames), sound]), `version ${major}`)).toBe(true);
  });

  test('what is unusual is left to the parser', async () => {
    const tag = id3v2(3, textFrame('TIT2', 'ÿþ', 'utf16'));
    const ape = Buffer.concat([Buffer.from('APETAGEX'), Buffer.alloc(24)]);
    for (const [what, bytes] of Object.entries({
      'ID3v2.2': [id3v2(2, textFrame('TT2', 'a')), sound],
      unsynchronised: [unsynchronised(tag), sound],
      twice: [tag, tag, sound],
      'no sound': [tag, Buffer.alloc(8000)],
      APE: [tag, sound, ape],
      'APE and ID3v1': [tag, sound, ape, id3v1('a')],
      chapters: [id3v2(3, { id: 'CHAP', body: Buffer.alloc(30) }), sound],
    }))
      expect(await isSame(Buffer.concat(bytes), what), what).toBe(false);
  });
});

describe.skipIf(!hasShared)('samples', () => {
  const folders = ['samples', 'librosa', 'emotify', 'gtzan'].map((folder) => sharedData(folder));
  const paths = [
    ...folders.flatMap((folder) =>
      globSync(join(folder, '**/*.{mp3,mp2,flac,m4a,mp4,ogg,oga,opus,aac,wav,aif,aiff,wma,ape}')),
    ),
    ...globSync(join(import.meta.dirname, '../tagged/*.{m4a,opus,flac}')),
  ].toSorted();

  test('all are read alike', async () => {
    let quick = 0;
    for (const path of paths) if (await isSame(readFileSync(path), path)) quick += 1;
    expect(quick).toBeGreaterThan(200);
  });

  test('and so are they with bytes of their headers changed', async () => {
    const random = seededRandom(17);
    const seeds: Buffer[] = [];
    for (const path of paths) {
      const bytes = readFileSync(path);
      if (bytes.length < 3_000_000 && (await isQuick(bytes))) seeds.push(bytes.subarray(0, 150_000));
    }
    let quick = 0;
    for (let n = 0; n < 300; n++) {
      const bytes = Buffer.from(seeds[Math.floor(random() * seeds.length)] ?? '');
      const reach = [40, 400, 4000][n % 3] ?? 1;
      for (let changes = 0; changes < 3; changes++)
        bytes[Math.floor(random() * Math.min(reach, bytes.length))] = Math.floor(random() * 256);
      if (await isSame(bytes, `change ${n}`)) quick += 1;
    }
    expect(quick).toBeGreaterThan(50);
  });
});
