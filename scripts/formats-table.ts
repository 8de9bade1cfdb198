// Prints the README's table of containers and codecs: each tried on real files, on files made by FFmpeg, and on odd ones made by hand.
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatOfName } from '../src/core/domain/formats.ts';
import { decode } from '../src/main/audio/decode.ts';
import { readTags } from '../src/main/library/tags.ts';
import { encode, hasFfmpeg } from '../tests/helpers/ffmpeg.ts';
import { chunk, longChunk, longWave, partsOf, riff, sizes64 } from '../tests/helpers/riff.ts';
import { hasShared, sharedData } from '../tests/helpers/shared.ts';
import { tone, waveBytes } from '../tests/helpers/wave.ts';

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });

/** The codecs that FFmpeg can encode, by their names in the table. */
const made: readonly (readonly [file: string, codec: string, ...options: string[]])[] = [
  ['x.mp3', 'MP3'],
  ['x.mp2', 'MP2'],
  ['x.flac', 'FLAC'],
  ['vorbis.ogg', 'Vorbis', '-c:a', 'libvorbis'],
  ['flac.ogg', 'FLAC', '-c:a', 'flac'],
  ['x.opus', 'Opus', '-c:a', 'libopus'],
  ['speex.ogg', 'Speex', '-c:a', 'libspeex'],
  ['aac.m4a', 'AAC', '-c:a', 'aac'],
  ['alac.m4a', 'ALAC', '-c:a', 'alac'],
  ['x.aac', 'AAC'],
  ['s16.wav', 'PCM'],
  ['f32.wav', 'PCM', '-c:a', 'pcm_f32le'],
  ['ms.wav', 'ADPCM', '-c:a', 'adpcm_ms'],
  ['ima.wav', 'ADPCM', '-c:a', 'adpcm_ima_wav'],
  ['alaw.wav', 'A-law, mu-law', '-c:a', 'pcm_alaw'],
  ['mulaw.wav', 'A-law, mu-law', '-c:a', 'pcm_mulaw'],
  ['x.aiff', 'PCM'],
  ['x.caf', 'PCM'],
  ['alac.caf', 'ALAC', '-c:a', 'alac'],
  ['wma1.wma', 'WMA', '-c:a', 'wmav1'],
  ['wma2.wma', 'WMA', '-c:a', 'wmav2'],
  ['x.wv', 'WavPack'],
  ['x.tta', 'TTA'],
  ['opus.webm', 'Opus', '-c:a', 'libopus'],
  ['vorbis.webm', 'Vorbis', '-c:a', 'libvorbis'],
  ['aac.mka', 'AAC', '-c:a', 'aac'],
  ['flac.mka', 'FLAC', '-c:a', 'flac'],
  ['vorbis.mka', 'Vorbis', '-c:a', 'libvorbis'],
  ['x.ac3', 'AC-3'],
  ['x.eac3', 'E-AC-3'],
  ['x.dts', 'DTS', '-strict', '-2'],
];

/** What stands in files by the specifications, and FFmpeg does not make; and extensions that are wrong. */
function byHand(folder: string): readonly (readonly [file: string, codec: string, container?: string])[] {
  const { format, data } = partsOf(readFileSync(join(folder, 'source.wav')));
  const odd = (padded: boolean): Uint8Array => chunk('JUNK', new Uint8Array(27), { padded });
  const waves: readonly (readonly [string, Uint8Array])[] = [
    ['odd chunk, padded', riff(chunk('fmt ', format), odd(true), chunk('data', data))],
    ['odd chunk, not padded', riff(chunk('fmt ', format), odd(false), chunk('data', data))],
    ['RF64', longWave('RF64', sizes64(data.length), chunk('fmt ', format), longChunk('data', data))],
    ['BW64', longWave('BW64', sizes64(data.length), chunk('fmt ', format), longChunk('data', data))],
  ];
  for (const [name, bytes] of waves) writeFileSync(join(folder, `${name}.wav`), bytes);
  const links = ['vorbis.ogg', 'x.opus', 'flac.ogg'].filter((name) => existsSync(join(folder, name)));
  writeFileSync(
    join(folder, 'chain.ogg'),
    Buffer.concat(links.map((name) => readFileSync(join(folder, name)))),
  );
  const wrong: readonly (readonly [string, string])[] = [
    ['x.flac', 'wrong-flac.mp3'],
    ['x.mp3', 'wrong-mp3.wav'],
    ['x.mp3', 'wrong-mp3.ogg'],
    ['aac.m4a', 'wrong-m4a.flac'],
    ['vorbis.ogg', 'wrong-ogg.mp3'],
    ['x.opus', 'wrong-opus.mp3'],
    ['s16.wav', 'wrong-wav.mp3'],
    ['wma2.wma', 'wrong-wma.mp3'],
  ];
  const named = wrong.filter(([from]) => existsSync(join(folder, from)));
  for (const [from, to] of named) copyFileSync(join(folder, from), join(folder, to));
  return [
    ...waves.map(([name]) => [`${name}.wav`, 'PCM', `WAVE, ${name}`] as const),
    ['chain.ogg', links.length === 3 ? 'Vorbis, Opus, FLAC' : 'several', 'Ogg, a chain'],
    ...named.map(([, to]) => [to, 'any', 'under a wrong extension'] as const),
  ];
}

interface Tried {
  readonly container: string;
  readonly codec: string;
  readonly extension: string;
  readonly decoded: boolean;
  readonly made: boolean;
}

async function decodes(path: string): Promise<boolean> {
  const hint = formatOfName(Buffer.from(basename(path)))?.decoder ?? null;
  return decode(readFileSync(path), hint).then(
    () => true,
    () => false,
  );
}

async function tryMade(folder: string): Promise<Tried[]> {
  if (!hasFfmpeg) return [];
  const source = join(folder, 'source.wav');
  writeFileSync(source, waveBytes([tone(440, 48_000, 4), tone(550, 48_000, 4)], 48_000));
  const tried: Tried[] = [];
  for (const [file, codec, ...options] of made) {
    const path = join(folder, file);
    try {
      encode(source, path, ...options);
    } catch {
      console.error(`this FFmpeg cannot make ${file}`);
      continue;
    }
    tried.push({ ...kindOf(file, codec), decoded: await decodes(path), made: true });
  }
  for (const [file, codec, container] of byHand(folder)) {
    const kind = kindOf(file, codec);
    const decoded = await decodes(join(folder, file));
    tried.push({ ...kind, container: container ?? kind.container, decoded, made: true });
  }
  return tried;
}

/** Real files that FFmpeg decodes: what it cannot read is damaged and proves nothing about the format. */
async function tryReal(): Promise<Tried[]> {
  if (!hasShared) return [];
  const folder = sharedData('samples', 'music-metadata');
  const readable = new Set(
    readFileSync(sharedData('samples', 'ffmpeg_decode.csv'), 'utf8')
      .split('\n')
      .filter((line) => /,yes,[\d.]+,/.test(line))
      .map((line) => (/^"?music-metadata\/(.*?\.\w+)"?,/.exec(line)?.[1] ?? '').replaceAll('""', '"')),
  );
  const tried: Tried[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (!readable.has(name) || !statSync(path).isFile()) continue;
    const { codec } = await readTags(Buffer.from(path));
    tried.push({ ...kindOf(name, codecName(codec, name)), decoded: await decodes(path), made: false });
  }
  return tried;
}

function kindOf(name: string, codec: string): Pick<Tried, 'container' | 'codec' | 'extension'> {
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return { container: formatOfName(Buffer.from(name))?.container ?? 'Ogg', codec, extension };
}

/** The codec's usual name, from its many spellings in tags; the file's name where there is none. */
function codecName(codec: string | null, name: string): string {
  const known: readonly (readonly [RegExp, string])[] = [
    [/layer ?3|mp3/i, 'MP3'],
    [/layer [12]/i, 'MP2'],
    [/alac/i, 'ALAC'],
    [/aac|mpeg-4/i, 'AAC'],
    [/adpcm/i, 'ADPCM'],
    [/a-?law|mu-?law/i, 'A-law, mu-law'],
    [/gsm/i, 'GSM'],
    [/pcm|ieee/i, 'PCM'],
    [/vorbis/i, 'Vorbis'],
    [/speex/i, 'Speex'],
    [/opus/i, 'Opus'],
    [/flac/i, 'FLAC'],
    [/windows media/i, 'WMA'],
    [/monkey/i, 'APE'],
    [/musepack|mpc/i, 'Musepack'],
    [/wavpack/i, 'WavPack'],
    [/dsd/i, 'DSD'],
  ];
  const from = codec ?? basename(name);
  const named = known.find(([pattern]) => pattern.test(from))?.[1];
  return named ?? formatOfName(Buffer.from(name))?.codecs[0] ?? from;
}

function table(tried: readonly Tried[]): string {
  const groups = new Map<string, Tried[]>();
  for (const one of tried) {
    const key = `${one.container}\t${one.codec}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const rows = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) => {
      const [container, codec] = key.split('\t');
      const extensions = [...new Set(group.map((one) => `\`.${one.extension}\``))].sort().join(' ');
      const real = group.filter((one) => !one.made);
      const good = group.filter((one) => one.decoded).length;
      const verdict = good === group.length ? 'yes' : good === 0 ? 'no' : `${good} of ${group.length}`;
      return `| ${container} | ${codec} | ${extensions} | ${verdict} | ${real.length} real, ${group.length - real.length} made |`;
    });
  return [
    '| container | codec | files | decoded | tried on |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

const folder = mkdtempSync(join(tmpdir(), 'stackwax-formats-'));
try {
  const text = table([...(await tryReal()), ...(await tryMade(folder))]);
  if (values.write) {
    const readme = join(import.meta.dirname, '..', 'README.md');
    const between = /(<!-- formats -->\n)[\s\S]*(<!-- \/formats -->)/;
    const before = readFileSync(readme, 'utf8');
    if (!between.test(before)) throw new Error('README.md has no <!-- formats --> section');
    writeFileSync(
      readme,
      before.replace(between, (_, start: string, end: string) => `${start}${text}\n${end}`),
    );
  } else {
    console.log(text);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
