// Where tags stand in each container, by its specification: sizes, places, checksums and padding that go along with them.
import { describe, expect, it } from 'vitest';
import { id3v2, mp3Frames, textFrame } from '../../helpers/id3.ts';
import {
  aiffFile,
  apeItem,
  apeTag,
  asfAttribute,
  asfFile,
  box,
  comments,
  dataBox,
  dsfFile,
  flacFile,
  infoList,
  mp4File,
  oggCrc,
  oggPage,
  opusFile,
  vorbisFile,
  waveFile,
  wavpackFile,
} from '../../helpers/tagFiles.ts';
import { refusal, saying, written } from '../../helpers/tagPlans.ts';

const rock = { genre: ['Rock'] };
const jazzId3 = id3v2(3, textFrame('TCON', 'Jazz'));

describe('FLAC (RFC 9639)', () => {
  it('takes padding, so that the sound stays where it is', async () => {
    const { bytes } = await written(flacFile(comments('GENRE=Jazz', 'TITLE=x'), 40), {
      genre: ['Rock', 'Pop'],
    });
    expect(bytes).toEqual(flacFile(comments('GENRE=Rock', 'GENRE=Pop', 'TITLE=x'), 40 - 4 - 9));
  });

  it('gives what it no longer needs back to the padding', async () => {
    const { bytes } = await written(flacFile(comments('GENRE=Jazz', 'TITLE=x'), 40), { genre: [] });
    expect(bytes).toEqual(flacFile(comments('TITLE=x'), 40 + 4 + 10));
  });

  it('grows where padding is not enough, and keeps the spelling of names', async () => {
    const { bytes } = await written(flacFile(comments('Genre=Jazz'), 3), { genre: ['Drum and Bass'] });
    expect(bytes).toEqual(flacFile(comments('Genre=Drum and Bass'), 3));
  });

  it('gets comments behind its first block where it has none', async () => {
    const { bytes } = await written(flacFile(null, 100), rock);
    expect(bytes.length).toBe(flacFile(null, 100).length);
    expect(bytes.toString('latin1', 42, 46)).toBe('\x04\0\0\x1e');
    expect(bytes.toString('latin1', 46 + 16, 46 + 30)).toBe('\x0a\0\0\0GENRE=Rock');
  });

  it('says the same in tags of ID3 and APE around it', async () => {
    const file = Buffer.concat([
      jazzId3,
      flacFile(comments('GENRE=Jazz'), 9),
      apeTag(apeItem('GENRE', 'Jazz')),
    ]);
    const { bytes } = await written(file, rock);
    const id3 = id3v2(3, textFrame('TCON', 'Rock'));
    expect(bytes).toEqual(
      Buffer.concat([id3, flacFile(comments('GENRE=Rock'), 9), apeTag(apeItem('GENRE', 'Rock'))]),
    );
  });

  it('is refused where a length of a block is not true', async () => {
    const file = flacFile(comments('GENRE=Jazz'), 9);
    file[44] = 200;
    expect(await refusal(file)).toBe('damaged');
  });
});

describe('Ogg (RFC 3533)', () => {
  it('has its header page made anew with its checksum, and no other touched', async () => {
    const { bytes } = await written(vorbisFile('GENRE=Jazz', 'TITLE=x'), rock);
    expect(bytes).toEqual(vorbisFile('GENRE=Rock', 'TITLE=x'));
  });

  it('has all pages numbered anew where the headers take one more', async () => {
    const { bytes } = await written(vorbisFile('GENRE=Jazz'), { comment: 'la '.repeat(25_000) });
    const pages: { flags: number; sequence: number; granule: bigint; isRight: boolean }[] = [];
    for (let at = 0; at < bytes.length; ) {
      const count = bytes.readUInt8(at + 26);
      const body = bytes.subarray(at + 27, at + 27 + count).reduce((sum, length) => sum + length, 0);
      const page = Buffer.from(bytes.subarray(at, at + 27 + count + body));
      const stated = page.readUInt32LE(22);
      page.writeUInt32LE(0, 22);
      pages.push({
        flags: page.readUInt8(5),
        sequence: page.readUInt32LE(18),
        granule: page.readBigInt64LE(6),
        isRight: oggCrc(page) === stated,
      });
      at += page.length;
    }
    expect(pages.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3, 4]);
    expect(pages.map(({ flags }) => flags)).toEqual([2, 0, 1, 0, 4]);
    expect(pages.map(({ granule }) => granule)).toEqual([0n, -1n, 0n, 100n, 200n]);
    expect(pages.every(({ isRight }) => isRight)).toBe(true);
  });

  it('says gains of Opus from -23 LUFS in steps of 1/256 dB, and no peak (RFC 7845, 5.2.1)', async () => {
    const { bytes, plan } = await written(opusFile('TITLE=x'), { replayGain: { gainDb: -6.5, peak: 0.5 } });
    expect(bytes).toEqual(opusFile('TITLE=x', `R128_TRACK_GAIN=${(-6.5 - 5) * 256}`));
    expect(plan.after.replayGain).toEqual(['-6.50 dB']);
  });

  it('is refused where streams stand beside one another', async () => {
    const [first, rest] = [vorbisFile('GENRE=Jazz').subarray(0, 40), vorbisFile('GENRE=Jazz').subarray(40)];
    const other = oggPage(0, 2, 0, Buffer.from('other'));
    other[14] = 9;
    expect(await refusal(Buffer.concat([first, other, rest]))).toBe('severalStreams');
  });
});

describe('RIFF and IFF', () => {
  it('gets a chunk of ID3 behind the last, with the size of all', async () => {
    const { bytes } = await written(waveFile(), { genre: ['Rock', 'Pop'] });
    expect(bytes).toEqual(waveFile(['id3 ', id3v2(4, textFrame('TCON', 'Rock\0Pop', 'utf8'))]));
  });

  it('keeps to its list of texts where that can say it', async () => {
    const file = (genre: string): Buffer => waveFile(['LIST', infoList(['IGNR', genre], ['INAM', 'Song'])]);
    const { bytes, plan } = await written(file('Jazz'), { genre: ['Blues'] });
    expect(plan.format).toBe('RIFF');
    expect(bytes).toEqual(file('Blues'));
  });

  it('says the same in ID3 and in the list', async () => {
    const file = waveFile(['LIST', infoList(['IGNR', 'Jazz'])], ['id3 ', jazzId3]);
    const { bytes } = await written(file, { genre: ['Rock', 'Pop'] });
    const id3 = id3v2(3, textFrame('TCON', 'Rock\0Pop'));
    expect(bytes).toEqual(waveFile(['LIST', infoList(['IGNR', 'Rock; Pop'])], ['id3 ', id3]));
  });

  it('keeps what a chunk holds behind its tag', async () => {
    const file = (genre: string): Buffer =>
      waveFile(['id3 ', Buffer.concat([id3v2(3, textFrame('TCON', genre)), Buffer.from('more')])]);
    expect((await written(file('Jazz'), { genre: ['Bebop'] })).bytes).toEqual(file('Bebop'));
  });

  it('is refused where the sound has no stated end, or the file is shorter than it says', async () => {
    const open = waveFile();
    open.writeUInt32LE(0xffff_ffff, 40);
    expect(await refusal(open)).toBe('openEnd');
    expect(await refusal(waveFile().subarray(0, -8))).toBe('truncated');
  });

  it('of AIFF counts most significant bytes first', async () => {
    const { bytes } = await written(aiffFile(jazzId3), { genre: ['Rock and Roll'] });
    expect(bytes).toEqual(aiffFile(id3v2(3, textFrame('TCON', 'Rock and Roll'))));
  });

  it('of DSF points at a tag that is made behind the sound', async () => {
    const { bytes } = await written(dsfFile(Buffer.alloc(0)), rock);
    expect(bytes).toEqual(dsfFile(id3v2(4, textFrame('TCON', 'Rock', 'utf8'))));
  });
});

describe('MPEG-4 (ISO/IEC 14496-12)', () => {
  const name = box('©nam', dataBox('Song'));
  const list = (...genres: readonly string[]): Buffer =>
    box('ilst', name, box('©gen', ...genres.map((genre) => dataBox(genre))));

  it('takes free space beside the list, else that behind all of it', async () => {
    const longer = { genre: ['Drum and Bass'] };
    expect((await written(mp4File(list('Jazz'), 40, 20), longer)).bytes).toEqual(
      mp4File(list('Drum and Bass'), 31, 20),
    );
    expect((await written(mp4File(list('Jazz'), 12, 20), longer)).bytes).toEqual(
      mp4File(list('Drum and Bass'), 12, 11),
    );
  });

  it('moves the places of the sound where it has to grow', async () => {
    const { bytes } = await written(mp4File(list('Jazz'), 0, 0), { genre: ['Drum and Bass', 'Pop'] });
    expect(bytes).toEqual(mp4File(list('Drum and Bass', 'Pop'), 0, 0));
  });

  it('leaves the rest as free space where it becomes shorter', async () => {
    const { bytes } = await written(mp4File(list('Drum and Bass'), 0, 0), { genre: ['Jazz'] });
    expect(bytes).toEqual(mp4File(list('Jazz'), 9, 0));
  });

  it('gets a list where it has none', async () => {
    const { bytes } = await written(mp4File(null, 0, 0), rock);
    expect(bytes).toEqual(mp4File(box('ilst', box('©gen', dataBox('Rock'))), 0, 0));
  });

  it('reads a genre by number, and writes it as a name', async () => {
    const file = mp4File(box('ilst', box('gnre', dataBox('\0\x12', 0)), name), 60, 0);
    expect((await written(file, { genre: ['Rock'] })).plan.before.genre).toEqual(['Rock']);
    expect((await written(file, { genre: ['Rock'] })).bytes).toEqual(file);
    const { bytes } = await written(file, { genre: ['Jazz'] });
    expect(bytes).toEqual(mp4File(box('ilst', box('©gen', dataBox('Jazz')), name), 58, 0));
  });

  it('rounds beats, and writes what has no box of its own under names of iTunes', async () => {
    expect(await saying(mp4File(list('Jazz'), 0, 0), { bpm: 127.98, key: 'Am' }, 'bpm', 'key')).toEqual([
      ['128'],
      ['Am'],
    ]);
    const { bytes } = await written(mp4File(list('Jazz'), 0, 0), { mood: ['dark'] });
    const full = Buffer.alloc(4);
    const mean = box('mean', full, Buffer.from('com.apple.iTunes'));
    const free = box('----', mean, box('name', full, Buffer.from('MOOD')), dataBox('dark'));
    expect(bytes).toEqual(mp4File(box('ilst', name, box('©gen', dataBox('Jazz')), free), 0, 0));
  });

  it('is refused in fragments', async () => {
    expect(await refusal(Buffer.concat([mp4File(list('Jazz'), 0, 0), box('moof')]))).toBe('fragmented');
  });
});

describe('ASF', () => {
  it('takes padding, then grows, and keeps all other attributes', async () => {
    const file = (genre: string, padding: number): Buffer =>
      asfFile('', [asfAttribute('Kept', 'a'), asfAttribute('WM/Genre', genre)], padding);
    expect((await written(file('Jazz', 40), { genre: ['Techno'] })).bytes).toEqual(file('Techno', 36));
    expect((await written(file('Jazz', 2), { genre: ['Techno'] })).bytes).toEqual(file('Techno', 2));
  });

  it('says the comment as its description, several genres as several attributes', async () => {
    const { bytes } = await written(asfFile('old', [], 200), { comment: 'new one', genre: ['Rock', 'Pop'] });
    const attributes = [asfAttribute('WM/Genre', 'Rock'), asfAttribute('WM/Genre', 'Pop')];
    const grown = 8 + attributes.reduce((sum, { length }) => sum + length, 0);
    expect(bytes).toEqual(asfFile('new one', attributes, 200 - grown));
  });
});

describe('APE', () => {
  it('keeps items that are no text, and flags', async () => {
    const cover = apeItem('Cover Art (Front)', 'x.jpg\0\xff\xd8', 2);
    const { bytes } = await written(wavpackFile(apeTag(cover, apeItem('Genre', 'Jazz', 1))), {
      genre: ['Rock', 'Pop'],
    });
    expect(bytes).toEqual(wavpackFile(apeTag(cover, apeItem('Genre', 'Rock\0Pop', 1))));
  });

  it('stands before ID3v1, in MP3 beside ID3v2, and is made where WavPack has none', async () => {
    const v1 = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(124), Buffer.of(8)]);
    const ended = Buffer.concat([v1.subarray(0, 127), Buffer.of(17)]);
    const made = await written(wavpackFile(v1), rock);
    expect(made.bytes).toEqual(wavpackFile(Buffer.concat([apeTag(apeItem('Genre', 'Rock')), ended])));
    const mp3 = Buffer.concat([jazzId3, mp3Frames(), apeTag(apeItem('GENRE', 'Jazz')), v1]);
    const { bytes } = await written(mp3, rock);
    const id3 = id3v2(3, textFrame('TCON', 'Rock'));
    expect(bytes).toEqual(Buffer.concat([id3, mp3Frames(), apeTag(apeItem('GENRE', 'Rock')), ended]));
  });
});
