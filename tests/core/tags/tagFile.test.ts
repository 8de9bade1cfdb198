// Files of tags as people hand them in, and what is said of those that cannot be read.
import { describe, expect, it } from 'vitest';
import { parseTagFile } from '../../../src/core/tags/tagFile.ts';

describe('parseTagFile', () => {
  it('takes a tag a line, and counts the same ones together', () => {
    expect(parseTagFile('\uFEFFrock\r\nHip-Hop\n\nrock\n', false)).toEqual({
      tags: [
        { written: 'rock', count: 2 },
        { written: 'Hip-Hop', count: 1 },
      ],
      tracks: null,
    });
  });

  it('takes the tags of tracks, each once a track, but those with a weight of 0 or less', () => {
    const csv = 'Track, Tag,weight\na,rock,100\na,rock,3\nb,rock,1\nb,sad,0\nb,"one, two",2\n';
    expect(parseTagFile(csv, true)).toEqual({
      tags: [
        { written: 'rock', count: 2 },
        { written: 'one, two', count: 1 },
      ],
      tracks: [['rock'], ['rock', 'one, two']],
    });
    expect(parseTagFile('track,tag\na,rock\n', true).tracks).toEqual([['rock']]);
  });

  it('takes tags with how often they were said', () => {
    expect(parseTagFile('tag,count\nrock,5\nsad,2\nrock,1\nnever,0\n', true)).toEqual({
      tags: [
        { written: 'rock', count: 6 },
        { written: 'sad', count: 2 },
      ],
      tracks: null,
    });
  });

  it.each([
    ['track,label\na,rock\n', true, "The table has no column 'tag'."],
    ['track,tag,weight\na,rock,1\na,sad,much\n', true, "Row 2 has 'much' as weight, which is no number."],
    ['track,tag,weight\na,rock,\n', true, "Row 1 has '' as weight, which is no number."],
    ['tag,count\nrock,NaN\n', true, "Row 1 has 'NaN' as count, which is no number."],
    ['', true, 'There is no tag in it.'],
    ['tag\n', true, 'There is no tag in it.'],
    ['\n \n', false, 'There is no tag in it.'],
  ])('refuses %j', (text, isCsv, message) => {
    expect(() => parseTagFile(text, isCsv)).toThrow(message);
  });
});
