// Files that encoders of today make, in every format, with what samples lack: chapters, covers, places behind the tags, pages to renumber.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sine = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=3'];
const texts = ['-metadata', 'title=Song', '-metadata', 'artist=Somebody', '-metadata', 'genre=Jazz'];
const longText = ['-metadata', `lyrics=${'la '.repeat(30_000)}`];

const chapters = `;FFMETADATA1
title=Song
[CHAPTER]
TIMEBASE=1/1000
START=0
END=1500
title=One
[CHAPTER]
TIMEBASE=1/1000
START=1500
END=3000
title=Two
`;

/** Name, and what FFmpeg is asked for; those it has no encoder for are left out. */
const made: readonly (readonly [string, readonly string[]])[] = [
  ['v23.mp3', [...texts, '-id3v2_version', '3', '-write_id3v1', '1']],
  ['v24.mp3', [...texts, '-id3v2_version', '4']],
  ['bare.mp3', ['-write_xing', '0', '-id3v2_version', '0']],
  ['tags.flac', texts],
  ['ogg-flac.ogg', [...texts, '-c:a', 'flac']],
  ['vorbis.ogg', [...texts, '-c:a', 'libvorbis']],
  ['vorbis-long.ogg', [...texts, ...longText, '-c:a', 'libvorbis']],
  ['opus.opus', [...texts, '-c:a', 'libopus']],
  ['speex.spx', ['-ar', '16000', '-c:a', 'libspeex', ...texts]],
  ['end.m4a', [...texts, '-c:a', 'aac']],
  ['start.m4a', [...texts, '-c:a', 'aac', '-movflags', '+faststart']],
  ['alac.m4a', [...texts, '-c:a', 'alac', '-movflags', '+faststart']],
  ['bare.m4a', ['-c:a', 'aac', '-movflags', '+faststart', '-fflags', '+bitexact']],
  ['fragments.m4a', [...texts, '-c:a', 'aac', '-movflags', '+frag_keyframe+empty_moov']],
  ['info.wav', texts],
  ['bare.wav', ['-fflags', '+bitexact', '-flags', '+bitexact']],
  ['rf64.wav', [...texts, '-rf64', 'always']],
  ['tags.aiff', [...texts, '-write_id3v2', '1']],
  ['wma.wma', [...texts, '-c:a', 'wmav2']],
  ['wavpack.wv', texts],
  ['tta.tta', texts],
  ['adts.aac', ['-c:a', 'aac', '-f', 'adts']],
];

/** Paths of what could be made in `folder`. */
export function makeFiles(folder: string): string[] {
  const about = join(folder, 'chapters.txt');
  writeFileSync(about, chapters);
  const chaptered = ['chapters.mp3', 'chapters.m4a'].map((name) => {
    const path = join(folder, name);
    const movflags = name.endsWith('m4a') ? ['-movflags', '+faststart'] : [];
    return [path, [...sine, '-i', about, '-map_metadata', '1', ...movflags, path]] as const;
  });
  const plain = made.map(([name, options]) => {
    const path = join(folder, name);
    return [path, [...sine, ...options, path]] as const;
  });
  return [...plain, ...chaptered].flatMap(([path, options]) => {
    const { status } = spawnSync('ffmpeg', ['-v', 'error', '-y', ...options], { stdio: 'ignore' });
    return status === 0 && existsSync(path) ? [path] : [];
  });
}
