// Mood, grouping and comment in each kind of tag, and the comments that programs leave for themselves.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IAudioMetadata } from 'music-metadata';
import { expect, test } from 'vitest';
import { readTags } from '../../../src/main/library/tags.ts';
import { tagTextsOf } from '../../../src/main/library/tagTexts.ts';
import { id3v2, mp3Frames, textFrame, userTextFrame } from '../../helpers/id3.ts';
import { tempDir } from '../../helpers/tempDir.ts';

/** Language, name, text (https://id3.org/id3v2.3.0, 4.11). */
const comment = (name: string, text: string) => ({
  id: 'COMM',
  body: Buffer.from(`\0eng${name}\0${text}`, 'latin1'),
});

test.each([3, 4] as const)('of ID3v2.%d', async (major) => {
  const path = join(tempDir(), 'a.mp3');
  const mood = major === 4 ? textFrame('TMOO', 'Mellow') : userTextFrame('MOOD', 'Mellow');
  const frames = [
    mood,
    textFrame('TIT1', 'Dinner'),
    comment('iTunNORM', '00000A4E'),
    comment('', 'jazz, live'),
  ];
  writeFileSync(path, Buffer.concat([id3v2(major, ...frames), mp3Frames()]));
  expect((await readTags(Buffer.from(path))).tagTexts).toEqual([
    { field: 'mood', written: 'Mellow' },
    { field: 'grouping', written: 'Dinner' },
    { field: 'comment', written: 'jazz, live' },
  ]);
});

const texts = (native: IAudioMetadata['native']) =>
  tagTextsOf([native]).map(({ field, written }) => `${field} ${written}`);
const tag = (id: string, value: string) => ({ id, value });

test('of Vorbis, APE, ASF and MP4', () => {
  const all = ['mood a', 'mood b', 'grouping c', 'comment d'];
  expect(
    texts({ vorbis: [tag('MOOD', 'a'), tag('MOOD', 'b'), tag('GROUPING', 'c'), tag('DESCRIPTION', 'd')] }),
  ).toEqual(all);
  expect(texts({ APEv2: [tag('Mood', 'a\0b'), tag('Grouping', 'c'), tag('Comment', 'd')] })).toEqual(all);
  expect(
    texts({
      asf: [
        tag('WM/Mood', 'a'),
        tag('WM/Mood', 'b'),
        tag('WM/ContentGroupDescription', 'c'),
        tag('Description', 'd'),
      ],
    }),
  ).toEqual(all);
  const itunes = '----:com.apple.iTunes:';
  expect(
    texts({
      iTunes: [tag(`${itunes}MOOD`, 'a'), tag(`${itunes}MOOD`, 'b'), tag('©grp', 'c'), tag('©cmt', 'd')],
    }),
  ).toEqual(all);
});
