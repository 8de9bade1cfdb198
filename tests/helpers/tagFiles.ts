// The smallest file of each format that has tags, built by its specification, with something beside the tags that must stay.
import { id3v2, mp3Frames, textFrame } from './id3.ts';

const le16 = (value: number): Buffer => Buffer.of(value & 0xff, value >> 8);
const le32 = (value: number): Buffer => le(value, 4);
const be32 = (value: number): Buffer => le32(value).reverse();

function le(value: number, width: number): Buffer {
  return Buffer.from(Array.from({ length: width }, (_, n) => Math.floor(value / 256 ** n) % 256));
}

const noise = Buffer.from(Array.from({ length: 400 }, (_, n) => (n * 197 + 13) % 251));

/** Comments as Vorbis has them. */
export function comments(...texts: readonly string[]): Buffer {
  const list = texts.map((text) => Buffer.concat([le32(Buffer.byteLength(text)), Buffer.from(text)]));
  return Buffer.concat([le32(4), Buffer.from('made'), le32(texts.length), ...list]);
}

function flacBlock(type: number, content: Buffer, isLast = false): Buffer {
  return Buffer.concat([Buffer.of(type | (isLast ? 0x80 : 0)), be32(content.length).subarray(1), content]);
}

const streamInfo = Buffer.alloc(34, 7);

/** With a picture, comments where there are any, and padding; then a frame. */
export function flacFile(content: Buffer | null, padding: number): Buffer {
  return Buffer.concat([
    Buffer.from('fLaC'),
    flacBlock(0, streamInfo),
    flacBlock(6, Buffer.from('cover')),
    ...(content === null ? [] : [flacBlock(4, content)]),
    flacBlock(1, Buffer.alloc(padding), true),
    Buffer.of(0xff, 0xf8),
    noise,
  ]);
}

/** The checksum bit by bit, as RFC 3533 describes it. */
export function oggCrc(page: Uint8Array): number {
  let crc = 0;
  for (const byte of page) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  }
  return crc >>> 0;
}

/** A page of whole packets. */
export function oggPage(
  sequence: number,
  flags: number,
  granule: number,
  ...packets: readonly Buffer[]
): Buffer {
  const segments = packets.flatMap(({ length }) => [
    ...Array.from({ length: Math.floor(length / 255) }, () => 255),
    length % 255,
  ]);
  const page = Buffer.concat([
    Buffer.from('OggS\0'),
    Buffer.of(flags),
    le(granule, 8),
    le32(77),
    le32(sequence),
    le32(0),
    Buffer.of(segments.length),
    Buffer.from(segments),
    ...packets,
  ]);
  page.writeUInt32LE(oggCrc(page), 22);
  return page;
}

export function vorbisFile(...texts: readonly string[]): Buffer {
  return Buffer.concat([
    oggPage(0, 2, 0, Buffer.from('\x01vorbis-head', 'latin1')),
    oggPage(
      1,
      0,
      0,
      Buffer.concat([Buffer.from('\x03vorbis', 'latin1'), comments(...texts), Buffer.of(1)]),
      Buffer.from('\x05vorbis-setup'),
    ),
    oggPage(2, 0, 100, noise),
    oggPage(3, 4, 200, noise, noise),
  ]);
}

export function opusFile(...texts: readonly string[]): Buffer {
  return Buffer.concat([
    oggPage(0, 2, 0, Buffer.from('OpusHead-and-so')),
    oggPage(1, 0, 0, Buffer.concat([Buffer.from('OpusTags'), comments(...texts)])),
    oggPage(2, 4, 100, noise),
  ]);
}

function riffChunk(id: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(id), le32(content.length), content, Buffer.alloc(content.length % 2)]);
}

/** A sound of an odd number of bytes, and whatever chunks behind it. */
export function waveFile(...behind: readonly (readonly [string, Buffer])[]): Buffer {
  const body = Buffer.concat([
    Buffer.from('WAVE'),
    riffChunk('fmt ', Buffer.alloc(16, 1)),
    riffChunk('data', noise.subarray(0, 33)),
    ...behind.map(([id, content]) => riffChunk(id, content)),
  ]);
  return Buffer.concat([Buffer.from('RIFF'), le32(body.length), body]);
}

export function infoList(...texts: readonly (readonly [string, string])[]): Buffer {
  return Buffer.concat([
    Buffer.from('INFO'),
    ...texts.map(([id, text]) => riffChunk(id, Buffer.from(`${text}\0`))),
  ]);
}

export function aiffFile(tag: Buffer | null): Buffer {
  const chunk = (id: string, content: Buffer): Buffer =>
    Buffer.concat([Buffer.from(id), be32(content.length), content, Buffer.alloc(content.length % 2)]);
  const tags = tag === null ? [] : [chunk('ID3 ', tag)];
  const body = Buffer.concat([
    Buffer.from('AIFF'),
    chunk('COMM', Buffer.alloc(18, 1)),
    ...tags,
    chunk('SSND', noise.subarray(0, 41)),
  ]);
  return Buffer.concat([Buffer.from('FORM'), be32(body.length), body]);
}

export function dsfFile(tag: Buffer): Buffer {
  const sound = Buffer.concat([Buffer.from('fmt '), noise]);
  const at = 28 + sound.length;
  const pointer = tag.length === 0 ? 0 : at;
  return Buffer.concat([Buffer.from('DSD '), le(28, 8), le(at + tag.length, 8), le(pointer, 8), sound, tag]);
}

export function box(type: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([be32(8 + body.length), Buffer.from(type, 'latin1'), body]);
}

export function dataBox(text: string, type = 1): Buffer {
  return box('data', be32(type), be32(0), Buffer.from(text, type === 1 ? 'utf8' : 'latin1'));
}

/** 'moov' before the sound, whose two chunks a table names; free space of so many bytes beside the list, and behind 'moov'. */
export function mp4File(list: Buffer | null, beside: number, behind: number): Buffer {
  const free = (length: number): Buffer[] => (length === 0 ? [] : [box('free', Buffer.alloc(length - 8))]);
  const handler = box('hdlr', Buffer.alloc(8), Buffer.from('mdirappl'), Buffer.alloc(9));
  const meta = box('meta', Buffer.alloc(4), handler, ...(list === null ? [] : [list]), ...free(beside));
  const movie = (at: number): Buffer => {
    const table = box('stco', be32(0), be32(2), be32(at), be32(at + 100));
    const track = box('trak', box('mdia', box('minf', box('stbl', table))));
    return box(
      'moov',
      box('mvhd', Buffer.alloc(20)),
      track,
      box('udta', meta, box('chpl', Buffer.from('chapters'))),
    );
  };
  const type = box('ftyp', Buffer.from('M4A \0\0\0\0'));
  const at = type.length + movie(0).length + behind + 8;
  return Buffer.concat([type, movie(at), ...free(behind), box('mdat', noise)]);
}

function asfObject(guid: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from(guid, 'hex'), le(24 + body.length, 8), body]);
}

function asfText(text: string): Buffer {
  return Buffer.from(`${text}\0`, 'utf16le');
}

export function asfAttribute(name: string, text: string): Buffer {
  return Buffer.concat([
    le16(asfText(name).length),
    asfText(name),
    le16(0),
    le16(asfText(text).length),
    asfText(text),
  ]);
}

/** Title and description, attributes, one of the library that stays, and padding. */
export function asfFile(description: string, attributes: readonly Buffer[], padding: number): Buffer {
  const title = asfText('Song');
  const texts = [
    title,
    Buffer.alloc(0),
    Buffer.alloc(0),
    description === '' ? Buffer.alloc(0) : asfText(description),
    Buffer.alloc(0),
  ];
  const kept = Buffer.concat([
    le32(0x0002_0001),
    le16(asfText('Kept').length),
    le16(0),
    le32(asfText('yes').length),
    asfText('Kept'),
    asfText('yes'),
  ]);
  const library = asfObject('941c23449894d149a1411d134e457054', le16(1), kept);
  const objects = [
    asfObject('3326b2758e66cf11a6d900aa0062ce6c', ...texts.map(({ length }) => le16(length)), ...texts),
    asfObject('40a4d0d207e3d21197f000a0c95ea850', le16(attributes.length), ...attributes),
    asfObject('b503bf5f2ea9cf118ee300c00c205365', Buffer.alloc(18, 3), le32(library.length), library),
    asfObject('74d40618dfca0945a4ba9aabcb96aae8', Buffer.alloc(padding)),
  ];
  const body = Buffer.concat(objects);
  const header = Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex');
  return Buffer.concat([header, le(30 + body.length, 8), le32(objects.length), Buffer.of(1, 2), body, noise]);
}

export function apeItem(key: string, value: string, flags = 0): Buffer {
  return Buffer.concat([le32(Buffer.byteLength(value)), le32(flags), Buffer.from(`${key}\0${value}`)]);
}

export function apeTag(...items: readonly Buffer[]): Buffer {
  const body = Buffer.concat(items);
  const edge = (flags: number): Buffer =>
    Buffer.concat([
      Buffer.from('APETAGEX'),
      le32(2000),
      le32(body.length + 32),
      le32(items.length),
      le32(flags),
      Buffer.alloc(8),
    ]);
  return Buffer.concat([edge(0xa000_0000), body, edge(0x8000_0000)]);
}

export function wavpackFile(tag: Buffer): Buffer {
  return Buffer.concat([Buffer.from('wvpk'), noise, tag]);
}

const title = textFrame('TIT2', 'Song');
const jazz = textFrame('TCON', 'Jazz');

/** One of each, all of genre jazz, with a title or a picture beside it. */
export const taggedFiles: Readonly<Record<string, Buffer>> = {
  'MP3 with ID3v2.2': Buffer.concat([
    id3v2(2, textFrame('TT2', 'Song'), textFrame('TCO', 'Jazz')),
    mp3Frames(),
  ]),
  'MP3 with ID3v2.3': Buffer.concat([id3v2(3, title, jazz), mp3Frames()]),
  'MP3 with ID3v2.4': Buffer.concat([id3v2(4, title, jazz), mp3Frames()]),
  'MP3 with APE': Buffer.concat([id3v2(3, title, jazz), mp3Frames(), apeTag(apeItem('Genre', 'Jazz'))]),
  'WAVE with ID3': waveFile(
    ['id3 ', id3v2(3, title, jazz)],
    ['LIST', infoList(['INAM', 'Song'], ['IGNR', 'Jazz'])],
  ),
  AIFF: aiffFile(id3v2(4, title, jazz)),
  DSF: dsfFile(id3v2(3, title, jazz)),
  FLAC: flacFile(comments('TITLE=Song', 'GENRE=Jazz'), 40),
  'Ogg Vorbis': vorbisFile('TITLE=Song', 'GENRE=Jazz'),
  'Ogg Opus': opusFile('TITLE=Song', 'GENRE=Jazz'),
  'MPEG-4': mp4File(box('ilst', box('©nam', dataBox('Song')), box('©gen', dataBox('Jazz'))), 30, 0),
  WMA: asfFile('', [asfAttribute('Kept', 'a'), asfAttribute('WM/Genre', 'Jazz')], 50),
  WavPack: wavpackFile(apeTag(apeItem('Title', 'Song'), apeItem('Genre', 'Jazz'))),
};
