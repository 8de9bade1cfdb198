// Tags without a column: which of several places counts, and what is not believed. Who writes them where is in tests/truths.
import type { IAudioMetadata } from 'music-metadata';
import { expect, test } from 'vitest';
import { readMoreTags } from '../../../src/main/library/moreTags.ts';

const read = (...native: IAudioMetadata['native'][]) => readMoreTags(native, {});
const tag = (id: string, value: string | number) => ({ id, value });

test('of a file with several kinds of tags, the kind that holds most counts, and each fills what others lack', () => {
  const id3v1 = [tag('year', '1999')];
  const id3v2 = [tag('TDRC', '1999-05-04'), tag('TXXX:REPLAYGAIN_TRACK_GAIN', '-3.00 dB')];
  const ape = [tag('REPLAYGAIN_TRACK_GAIN', '-4.00 dB')];
  expect(read({ ID3v1: id3v1, 'ID3v2.4': id3v2 })).toEqual({ date: '1999-05-04', trackGainDb: -3 });
  expect(read({ 'ID3v2.4': id3v2, APEv2: ape })).toEqual({ date: '1999-05-04', trackGainDb: -4 });
  // The container's own before what stands around it.
  expect(read({ vorbis: [tag('DATE', '2001')] }, { 'ID3v2.4': id3v2 })).toEqual({
    date: '2001',
    trackGainDb: -3,
  });
});

test('a date of ID3v2.3 is put together of its frames', () => {
  expect(read({ 'ID3v2.3': [tag('TYER', '2011'), tag('TDAT', '0504')] }).date).toBe('2011-04-05');
  expect(read({ 'ID3v2.3': [tag('TYER', '2011'), tag('TDAT', 'May')] }).date).toBe('2011');
  expect(read({ 'ID3v2.3': [tag('TDAT', '0504')] })).toEqual({});
  const id3v1 = [tag('year', '2011')];
  expect(read({ ID3v1: id3v1, 'ID3v2.3': [tag('TYER', '2011'), tag('TDAT', '0504')] }).date).toBe(
    '2011-04-05',
  );
  expect(read({ 'ID3v2.3': [tag('TYER', '0000'), tag('TORY', '2000\0\ufeff2000')] })).toEqual({
    originalDate: '2000',
  });
});

test.each([
  ['3/10', 10],
  ['03/010', 10],
  ['3/0', undefined],
  ['3', undefined],
  ['A1/B', undefined],
  ['3/99999999999999999999', undefined],
])('of %s the total is %s', (text, total) => {
  expect(read({ vorbis: [tag('TRACKNUMBER', text)] }).trackTotal).toBe(total);
});

test.each([
  ['-6.48 dB', -6.48],
  ['+1,5', 1.5],
  [' 0 ', 0],
  ['loud', undefined],
  ['', undefined],
  ['1e999', undefined],
])('of the gain %s is read %s', (text, gain) => {
  expect(read({ vorbis: [tag('REPLAYGAIN_TRACK_GAIN', text)] }).trackGainDb).toBe(gain);
});

test('a gain of Opus is in 1/256 dB', () => {
  expect(read({ vorbis: [tag('R128_TRACK_GAIN', '-379')] }).r128TrackGainDb).toBe(-379 / 256);
});
