// Tags of real files: values that were put in by other programs, and failures that end as data.
import { copyFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tagsSchema } from '../../../src/core/domain/tags.ts';
import { readTags } from '../../../src/main/library/tags.ts';
import { hasShared, sharedData } from '../../helpers/shared.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';

const folder = temporaryFolder().path;
const sample = (name: string) => sharedData('samples', 'music-metadata', name);

describe('readTags', () => {
  test('reports unreadable for what is not there', async () => {
    const path = join(folder, 'nothing.mp3');
    await expect(readTags(Buffer.from(path))).rejects.toMatchObject({ kind: 'unreadable', path });
  });

  test('gives no tags and the reason for what is no audio', async () => {
    const path = join(folder, 'empty.m4a');
    writeFileSync(path, '');
    const tags = await readTags(Buffer.from(path));
    expect(tags).toMatchObject({ title: null, genres: [], durationSeconds: null });
    expect(tags.remarks).toEqual([
      { kind: 'tags', reason: expect.stringMatching(/^The tags could not be read: ./) },
    ]);
  });

  test('reads ID3v1 as it is laid out, without its padding', async () => {
    const path = join(folder, 'v1.mp3');
    // One MPEG-1 layer III frame of 128 kbit/s at 44.1 kHz (417 bytes), thrice, then the tag.
    const frame = Buffer.alloc(417);
    frame.set([0xff, 0xfb, 0x90, 0x00]);
    const tag = Buffer.alloc(128);
    tag.write('TAG', 0, 'latin1');
    tag.write('Caf\xe9', 3, 'latin1');
    tag.write('Someone  ', 33, 'latin1');
    tag.write('1999', 93, 'latin1');
    tag[126] = 7;
    tag[127] = 17;
    writeFileSync(path, Buffer.concat([frame, frame, frame, tag]));
    expect(await readTags(Buffer.from(path))).toMatchObject({
      title: 'Café',
      artist: 'Someone',
      year: 1999,
      trackNumber: 7,
      genres: ['Rock'],
      codec: 'MPEG 1 Layer 3',
      bitRate: 128_000,
      sampleRate: 44_100,
      channels: 2,
      remarks: [],
    });
  });
});

describe.skipIf(!hasShared)('readTags, on real files', () => {
  test.each([
    [
      "MusicBrainz - Beth Hart - Sinner's Prayer.flac",
      {
        title: "Sinner's Prayer",
        artist: 'Beth Hart & Joe Bonamassa',
        year: 2011,
        trackNumber: 1,
        discNumber: 1,
        codec: 'FLAC',
      },
    ],
    [
      "MusicBrainz - Beth Hart - Sinner's Prayer.m4a",
      { title: "Sinner's Prayer", codec: 'ALAC', channels: 2 },
    ],
    ["MusicBrainz - Beth Hart - Sinner's Prayer.ogg", { title: "Sinner's Prayer", codec: 'Vorbis I' }],
    ["MusicBrainz - Beth Hart - Sinner's Prayer.ape", { title: "Sinner's Prayer", sampleRate: 44_100 }],
    [
      'Discogs - Yasmin Levy - Mi Korasón.flac',
      { genres: ['Flamenco', 'Folk, World, & Country'], durationSeconds: 1 },
    ],
    ['mp3/null-separator.id3v2.3.mp3', { genres: ['Dance', 'Classics'] }],
  ])('%s', async (name, expected) => {
    expect(await readTags(Buffer.from(sample(name)))).toMatchObject(expected);
  });

  test('every sample gives tags of the right shape and never throws', async () => {
    const names = readdirSync(sample('.'), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((file) => statSync(sample(file)).isFile())) {
      const tags = await readTags(Buffer.from(sample(name)));
      expect(tagsSchema.safeParse(tags).success, name).toBe(true);
      for (const value of Object.values(tags))
        if (typeof value === 'number') expect(value, name).toBeGreaterThanOrEqual(0);
      expect(JSON.stringify(tags), name).not.toContain('\\u0000');
    }
  });

  test('every Emotify clip has an artist, a title and 30 seconds', async () => {
    for (const name of readdirSync(sharedData('emotify', 'audio', 'pop'))) {
      const tags = await readTags(Buffer.from(sharedData('emotify', 'audio', 'pop', name)));
      expect(tags.artist, name).toMatch(/./);
      expect(tags.title, name).toMatch(/./);
      expect(tags.durationSeconds, name).toBeCloseTo(30, 0);
    }
  });

  test('works for a name that is not UTF-8', async () => {
    const path = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xe9]), Buffer.from('.flac')]);
    copyFileSync(sample('Discogs - Yasmin Levy - Mi Korasón.flac'), path);
    expect((await readTags(path)).artist).toBe('Yasmin Levy');
  });
});
