// Tags and covers by what a file holds, whatever its name says: every container under every extension.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { audioFormats, type ContentName, wrongExtension } from '../../../src/core/domain/formats.ts';
import { remarkText } from '../../../src/core/domain/remarks.ts';
import type { Tags } from '../../../src/core/domain/tags.ts';
import { readCover } from '../../../src/main/library/cover.ts';
import { readTags } from '../../../src/main/library/tags.ts';
import { encode, hasFfmpeg } from '../../helpers/ffmpeg.ts';
import { id3v2, textFrame } from '../../helpers/id3.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';
import { tone, waveBytes } from '../../helpers/wave.ts';

const folder = temporaryFolder().path;
const extensions = Object.values(audioFormats).flatMap((format) => format.extensions);

/** What FFmpeg makes, under its right name, and as what it is taken. */
const made: Readonly<Record<string, { content: ContentName; options?: readonly string[]; format: string }>> =
  {
    'a.mp3': { content: 'mp3', format: 'MPEG 1 Layer 3' },
    'a.flac': { content: 'flac', format: 'FLAC' },
    'a.ogg': { content: 'oga', options: ['-c:a', 'libvorbis'], format: 'Vorbis I' },
    'a.opus': { content: 'opus', format: 'Opus' },
    'a.oga': { content: 'ogg-flac', options: ['-c:a', 'flac'], format: 'FLAC' },
    'a.m4a': { content: 'm4a', format: 'MPEG-4/AAC' },
    'a.wav': { content: 'wav', format: 'PCM' },
    'a.aiff': { content: 'aiff', options: ['-write_id3v2', '1'], format: 'PCM' },
    'a.wma': { content: 'wma', format: 'Windows Media Audio V8' },
    'a.wv': { content: 'wv', format: 'PCM' },
    'a.mka': { content: 'mkv', options: ['-c:a', 'libvorbis'], format: 'VORBIS' },
    'a.tta': { content: 'tta', format: 'True Audio' },
  };
/** One pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);
const tagged = ['-metadata', 'title=Song', '-metadata', 'artist=Some Band', '-metadata', 'genre=Jazz'];
const expected = { title: 'Song', artist: 'Some Band', genres: ['Jazz'] };
const read = (name: string): Promise<Tags> => readTags(Buffer.from(join(folder, name)));

describe.skipIf(!hasFfmpeg)('tags by content', () => {
  beforeAll(() => {
    const source = join(folder, 'source.wav');
    writeFileSync(source, waveBytes([tone(440, 44_100, 1)], 44_100));
    for (const [name, { options = [] }] of Object.entries(made))
      encode(source, join(folder, name), ...tagged, ...options);
  });

  test.each(Object.entries(made))('%s, under every name', async (name, { content, format }) => {
    const right = await read(name);
    expect(right).toMatchObject({ ...expected, remarks: [] });
    expect(right.codec ?? right.container).toBe(format);
    for (const extension of extensions) {
      const other = `named-${name.replace('.', '-')}.${extension}`;
      copyFileSync(join(folder, name), join(folder, other));
      const says = wrongExtension(Buffer.from(other), content);
      const remarks = says === null ? [] : [{ kind: 'extension', says, is: content }];
      expect(await read(other), other).toEqual({ ...right, remarks });
    }
  });

  // FFmpeg reads ID3v2 in front of every container, too, and shows what the container itself says rather than it.
  test.each(Object.keys(made))('ID3v2 in front of %s: what the container says counts', async (name) => {
    const front = id3v2(3, textFrame('TIT2', 'Another'), textFrame('TALB', 'In front'));
    writeFileSync(join(folder, `front-${name}`), Buffer.concat([front, readFileSync(join(folder, name))]));
    const tags = await read(`front-${name}`);
    expect(tags).toMatchObject({ artist: 'Some Band', genres: ['Jazz'], album: 'In front', remarks: [] });
    // An MP3 and a True Audio file have no others than those in front.
    if (!/mp3|tta/u.test(name)) expect(tags.title).toBe('Song');
  });

  test.each(['a.flac', 'a.mp3', 'a.m4a', 'a.aiff'])('the cover of %s under another name', async (name) => {
    const picture = join(folder, 'picture.png');
    writeFileSync(picture, png);
    const attached = ['-i', picture, '-map', '0:a', '-map', '1:v', '-disposition:v', 'attached_pic'];
    const { options = [] } = made[name] ?? {};
    encode(join(folder, name), join(folder, `with-${name}`), ...attached, '-c', 'copy', ...options);
    copyFileSync(join(folder, `with-${name}`), join(folder, 'covered.ogg'));
    expect(await readCover(Buffer.from(join(folder, 'covered.ogg')))).toMatchObject({
      contentType: 'image/png',
    });
  });
});

test('what a remark says', () => {
  expect(remarkText({ kind: 'extension', says: 'mp3', is: 'flac' })).toBe(
    'The name ends in .mp3, but the file is FLAC.',
  );
  expect(remarkText({ kind: 'extension', says: 'opus', is: 'oga' })).toBe(
    'The name ends in .opus, but the file is Ogg Vorbis.',
  );
});
