// Tags that stand behind the sound, by their specifications (id3.org, the APEv2 page of Hydrogenaudio's wiki).

const id3v1 = Buffer.alloc(128);
id3v1.write('TAG', 'latin1');
id3v1[127] = 8;

const item = Buffer.from('\x04\0\0\0\0\0\0\0Title\0Song', 'latin1');

function apeEdge(flags: number): Buffer {
  const bytes = Buffer.alloc(32);
  bytes.write('APETAGEX', 'latin1');
  bytes.writeUInt32LE(2000, 8);
  bytes.writeUInt32LE(item.length + 32, 12);
  bytes.writeUInt32LE(1, 16);
  bytes.writeUInt32LE(flags, 20);
  return bytes;
}

const lyrics = Buffer.from('LYRICSBEGININD0000200LYR00005hello', 'latin1');

const id3v2 = Buffer.from('ID3\x04\0\x10\0\0\0\x10', 'latin1');
const id3v2Foot = Buffer.from('3DI\x04\0\x10\0\0\0\x10', 'latin1');

export const trailing = {
  id3v1,
  extended: Buffer.concat([Buffer.from('TAG+', 'latin1'), Buffer.alloc(223), id3v1]),
  ape: Buffer.concat([apeEdge(0xa000_0000), item, apeEdge(0x8000_0000)]),
  'ape without a header': Buffer.concat([item, apeEdge(0)]),
  lyrics: Buffer.concat([
    lyrics,
    Buffer.from(`${String(lyrics.length).padStart(6, '0')}LYRICS200`, 'latin1'),
  ]),
  'lyrics of version 1': Buffer.from('LYRICSBEGINhelloLYRICSEND', 'latin1'),
  'ID3v2 at the end': Buffer.concat([id3v2, Buffer.alloc(16), id3v2Foot]),
} as const;
