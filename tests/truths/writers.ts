// Who writes tags of which kinds, and how each is called.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  asked,
  comments,
  described,
  ffmpegNames,
  frames,
  gainComments,
  kid3Names,
  r128Comments,
} from './asked.ts';
import { python, run } from './run.ts';
import { type Container, soundOf } from './sounds.ts';
import { folder } from './truths.ts';

export interface Writing {
  readonly writer: string;
  /** What is written, in words. */
  readonly container: string;
  /** The file's name. */
  readonly file: string;
  /** `sounds` is the folder of those without tags. */
  readonly write: (path: string, sounds: string) => void;
}

/** Tags of one kind in a container, in the words of the table. */
const kinds = {
  'mp3-2.3': ['mp3', 'MP3, ID3v2.3'],
  'mp3-2.4': ['mp3', 'MP3, ID3v2.4'],
  'mp3-ape': ['mp3', 'MP3, APEv2'],
  flac: ['flac', 'FLAC'],
  ogg: ['ogg', 'Ogg Vorbis'],
  opus: ['opus', 'Opus'],
  m4a: ['m4a', 'M4A'],
  wma: ['wma', 'WMA'],
  aiff: ['aiff', 'AIFF, ID3v2'],
  wav: ['wav', 'WAV, ID3v2'],
  'wav-info': ['wav', 'WAV, LIST INFO'],
  wv: ['wv', 'WavPack, APEv2'],
} as const satisfies Readonly<Record<string, readonly [Container, string]>>;
type Kind = keyof typeof kinds;

type Write = (path: string, sound: string, sounds: string) => void;

/** `sound` is the file without tags in the same container. */
function writing(
  writer: string,
  kind: Kind,
  write: Write,
  more?: { file: string; container: string },
): Writing {
  const [container, words] = kinds[kind];
  return {
    writer,
    container: more?.container ?? words,
    file: more?.file ?? `${writer.toLowerCase()}-${kind}.${container}`,
    write: (path, sounds) => write(path, soundOf(sounds, container), sounds),
  };
}

const byPython =
  (writer: 'mutagen' | 'TagLib') =>
  (kind: Kind): Writing =>
    writing(writer, kind, (path, sound) => {
      copyFileSync(sound, path);
      run(python, [join(folder, 'write.py'), writer, kind, path], JSON.stringify(asked));
    });

const byFfmpeg = (kind: Kind, ...options: string[]): Writing =>
  writing('FFmpeg', kind, (path, sound) => {
    const tags = Object.entries(ffmpegNames).flatMap(([name, text]) => ['-metadata', `${name}=${text}`]);
    run('ffmpeg', [
      '-v',
      'error',
      '-y',
      '-i',
      sound,
      '-c',
      'copy',
      ...tags,
      '-fflags',
      '+bitexact',
      ...options,
      path,
    ]);
  });

/** In ID3 and MP4 a bar parts the values of one field for it; elsewhere each is a field of its own. */
const byKid3 = (kind: Kind): Writing =>
  writing('kid3', kind, (path, sound, home) => {
    copyFileSync(sound, path);
    const hasFields = ['flac', 'ogg', 'opus', 'wma'].includes(kind);
    const genres = hasFields ? asked.genres : [asked.genres.join('|')];
    const commands = [
      `config Tag.id3v2Version ${kind === 'mp3-2.4' ? 'ID3v2_4_0' : 'ID3v2_3_0'}`,
      ...Object.entries(kid3Names).map(([name, text]) => `set '${name}' '${text}' 2`),
      ...genres.map((genre, i) => `set 'genre${i === 0 ? '' : `[${i}]`}' '${genre}' 2`),
      'save',
    ];
    run('kid3-cli', [...commands.flatMap((command) => ['-c', command]), path], '', home);
  });

const plain = { artist: asked.artist, album: asked.album, title: asked.title, genre: asked.genres[1] };

const byEyeD3 = (kind: 'mp3-2.3' | 'mp3-2.4'): Writing =>
  writing('eyeD3', kind, (path, sound) => {
    copyFileSync(sound, path);
    const [track, tracks] = asked.track;
    const [disc, discs] = asked.disc;
    run('eyeD3', [
      ...['--no-config', '-Q', '--max-padding', '0'],
      ...(kind === 'mp3-2.3' ? ['--to-v2.3', '--encoding', 'utf16'] : ['--to-v2.4', '--encoding', 'utf8']),
      ...Object.entries(plain).flatMap(([name, text]) => [`--${name}`, text]),
      ...[
        '--track',
        `${track}`,
        '--track-total',
        `${tracks}`,
        '--disc-num',
        `${disc}`,
        '--disc-total',
        `${discs}`,
      ],
      ...['--release-date', asked.date, '--orig-release-date', asked.originalDate],
      ...Object.entries(frames).flatMap(([id, text]) => ['--text-frame', `${id}:${text}`]),
      ...described.flatMap(([name, text]) => ['--user-text-frame', `${name}:${text}`]),
      ...['--unique-file-id', `http\\://musicbrainz.org:${asked.recordingId}`],
      path,
    ]);
  });

const lameTags = [
  ...['--tt', plain.title, '--ta', plain.artist, '--tl', plain.album, '--tg', plain.genre],
  ...['--ty', asked.date.slice(0, 4)],
];
const lameFrames = [
  ...Object.entries(frames).flatMap(([id, text]) => ['--tv', `${id}=${text}`]),
  ...described.flatMap(([name, text]) => ['--tv', `TXXX=${name}=${text}`]),
];
const byLame = (name: string, container: string, ...options: string[]): Writing =>
  writing(
    'LAME',
    'mp3-2.3',
    (path, _sound, sounds) => {
      const how = ['--quiet', '-b', '32', '-m', 'm', ...lameTags, ...options];
      run('lame', [...how, soundOf(sounds, 'wav'), path]);
    },
    { file: `lame-mp3-${name}.mp3`, container },
  );
const ofTotal = ['--tn', asked.track.join('/')];

const byVorbisComment = writing('vorbiscomment', 'ogg', (path, sound) => {
  copyFileSync(sound, path);
  run('vorbiscomment', ['-w', ...[...comments, ...gainComments].flatMap((one) => ['-t', one]), path]);
});

const withMetaflac = (path: string, sound: string): void => {
  copyFileSync(sound, path);
  const tags = [...comments, ...gainComments].map((one) => `--set-tag=${one}`);
  run('metaflac', ['--dont-use-padding', ...tags, path]);
};

const opusenc = ['--quiet', '--bitrate', '8', '--padding', '0', '--serial', '1'];
const byOpusenc: readonly Writing[] = [
  writing('opusenc', 'opus', (path, _sound, sounds) => {
    const tags = [...comments, ...r128Comments].flatMap((one) => ['--comment', one]);
    run('opusenc', [...opusenc, ...tags, soundOf(sounds, 'wav'), path]);
  }),
  writing(
    'opusenc',
    'opus',
    (path, _sound, sounds) => {
      const flac = join(sounds, 'tagged.flac');
      withMetaflac(flac, soundOf(sounds, 'flac'));
      run('opusenc', [...opusenc, flac, path]);
    },
    { file: 'opusenc-from-flac.opus', container: 'Opus, of a FLAC with ReplayGain' },
  ),
];

const everywhere = ['mp3-2.4', 'flac', 'ogg', 'opus', 'm4a', 'wma', 'aiff', 'wav', 'wv'] as const;

export const writings: readonly Writing[] = [
  ...(['mp3-2.3', 'mp3-ape', ...everywhere] as const).map(byPython('mutagen')),
  ...everywhere.map(byPython('TagLib')),
  byFfmpeg('mp3-2.3', '-id3v2_version', '3'),
  byFfmpeg('mp3-2.4', '-id3v2_version', '4'),
  ...(['flac', 'ogg', 'opus', 'm4a', 'wma', 'wav-info', 'wv'] as const).map((kind) => byFfmpeg(kind)),
  byFfmpeg('aiff', '-write_id3v2', '1'),
  ...(['mp3-2.3', ...everywhere] as const).map(byKid3),
  byEyeD3('mp3-2.3'),
  byEyeD3('mp3-2.4'),
  byLame('2.3', 'MP3, ID3v2.3', '--noreplaygain', '--id3v2-only', ...ofTotal, ...lameFrames),
  byLame(
    'utf16',
    'MP3, ID3v2.3 in UTF-16',
    '--noreplaygain',
    '--id3v2-only',
    '--id3v2-utf16',
    ...ofTotal,
    ...lameFrames,
  ),
  byLame('header', 'MP3, LAME header', '--replaygain-accurate', '--id3v2-only', ...ofTotal),
  byLame('1', 'MP3, ID3v1', '--noreplaygain', '--id3v1-only', '--tn', `${asked.track[0]}`),
  byVorbisComment,
  writing('metaflac', 'flac', withMetaflac),
  ...byOpusenc,
];
