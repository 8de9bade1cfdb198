// The audio formats that Stackwax reads: the extensions that are scanned, the codecs inside, and what plays them.

/** A decoder's name in `@audio/decode`; the decoder of `ape` is our own. */
export type DecoderName =
  | 'mp3'
  | 'flac'
  | 'oga'
  | 'opus'
  | 'm4a'
  | 'aac'
  | 'wav'
  | 'aiff'
  | 'caf'
  | 'wma'
  | 'wv'
  | 'ape'
  | 'mpc'
  | 'tta'
  | 'dsf'
  | 'dff'
  | 'webm'
  | 'mkv'
  | 'ac3'
  | 'eac3'
  | 'dts'
  | 'amr'
  | 'qoa'
  | 'mod'
  | 'xm'
  | 's3m'
  | 'it';

/** What a file holds: a container, and where one has several decoders, which. */
export type ContentName = DecoderName | 'ogg-flac' | 'wav-mp3';

export interface AudioFormat {
  readonly container: string;
  /** Names of the codecs that the container usually carries. */
  readonly codecs: readonly string[];
  readonly decoder: DecoderName;
  /** A file with one of these is taken for it until its content was looked at. */
  readonly extensions: readonly string[];
  /** Further extensions that rightly stand on it. */
  readonly alsoNamed: readonly string[];
  /** As what Chromium plays it directly; otherwise the media route serves decoded WAV. */
  readonly contentType: string | null;
}

/**
 * Every format, its extensions in lower case and without the dot. Video containers (mkv, avi, mov) decode too but are
 * left out, because in a music folder they are films. `.mp4` and `.m4a` may hold ALAC, which no browser plays: the codec in
 * the track's tags decides there (`needsDecodedWav`).
 */
export const audioFormats: Readonly<Record<ContentName, AudioFormat>> = {
  mp3: format('MPEG audio', ['MP3', 'MP2', 'MP1'], 'mp3', ['mp3', 'mp2', 'mp1', 'mpga'], 'audio/mpeg'),
  flac: format('FLAC', ['FLAC'], 'flac', ['flac'], 'audio/flac'),
  oga: format('Ogg', ['Vorbis', 'FLAC', 'Opus'], 'oga', ['ogg', 'oga'], 'audio/ogg'),
  opus: format('Ogg', ['Opus'], 'opus', ['opus'], 'audio/ogg', ['ogg', 'oga']),
  'ogg-flac': format('Ogg', ['FLAC'], 'flac', [], 'audio/ogg', ['ogg', 'oga']),
  // What players call AAC may stand in either of its containers.
  m4a: format('MPEG-4', ['AAC', 'ALAC'], 'm4a', ['m4a', 'm4b', 'm4r', 'mp4'], 'audio/mp4', ['aac']),
  aac: format('ADTS', ['AAC'], 'aac', ['aac'], 'audio/aac'),
  wav: format('WAVE', ['PCM', 'ADPCM', 'A-law', 'mu-law'], 'wav', ['wav', 'wave'], 'audio/wav'),
  'wav-mp3': format('WAVE', ['MP3'], 'mp3', [], null, ['wav', 'wave', 'mp3']),
  aiff: format('AIFF', ['PCM', 'ADPCM', 'A-law', 'mu-law'], 'aiff', ['aif', 'aiff', 'aifc']),
  caf: format('CAF', ['PCM'], 'caf', ['caf']),
  wma: format('ASF', ['WMA'], 'wma', ['wma', 'asf']),
  wv: format('WavPack', ['WavPack'], 'wv', ['wv']),
  ape: format("Monkey's Audio", ['APE'], 'ape', ['ape']),
  mpc: format('Musepack', ['MPC SV7', 'MPC SV8'], 'mpc', ['mpc', 'mp+']),
  tta: format('True Audio', ['TTA'], 'tta', ['tta']),
  dsf: format('DSF', ['DSD'], 'dsf', ['dsf']),
  dff: format('DSDIFF', ['DSD'], 'dff', ['dff']),
  webm: format('WebM', ['Opus', 'Vorbis'], 'webm', ['webm', 'weba'], 'audio/webm', ['mka']),
  mkv: format('Matroska', ['AAC', 'FLAC', 'MP3', 'Opus', 'Vorbis'], 'mkv', ['mka']),
  ac3: format('AC-3', ['AC-3'], 'ac3', ['ac3']),
  eac3: format('E-AC-3', ['E-AC-3'], 'eac3', ['eac3', 'ec3'], null, ['ac3']),
  dts: format('DTS', ['DTS'], 'dts', ['dts']),
  amr: format('AMR', ['AMR'], 'amr', ['amr']),
  qoa: format('QOA', ['QOA'], 'qoa', ['qoa']),
  mod: format('ProTracker', ['tracker module'], 'mod', ['mod']),
  xm: format('FastTracker', ['tracker module'], 'xm', ['xm']),
  s3m: format('Scream Tracker', ['tracker module'], 's3m', ['s3m']),
  it: format('Impulse Tracker', ['tracker module'], 'it', ['it']),
};

const byExtension: ReadonlyMap<string, AudioFormat> = new Map(
  Object.values(audioFormats).flatMap((entry) =>
    entry.extensions.map((extension) => [extension, entry] as const),
  ),
);

/** The format of a file by its name, or null when it is not a supported audio file. */
export function formatOfName(name: Uint8Array): AudioFormat | null {
  return byExtension.get(extensionOf(name)) ?? null;
}

/** The extension of a file's name where it stands for another format than the content's; null where it is right. */
export function wrongExtension(name: Uint8Array, content: ContentName): string | null {
  const extension = extensionOf(name);
  const { extensions, alsoNamed } = audioFormats[content];
  return extensions.includes(extension) || alsoNamed.includes(extension) ? null : extension;
}

/** Whether the media route must decode the file for a browser. `codec` comes from the file's tags, where they name one. */
export function needsDecodedWav({ contentType, decoder }: AudioFormat, codec: string | null): boolean {
  if (contentType === null) return true;
  if (codec === null) return false;
  if (decoder === 'm4a') return !/aac|mpeg-4|mp3|opus|flac/i.test(codec);
  if (decoder === 'mp3') return /layer (i|ii|1|2)$/i.test(codec);
  if (decoder === 'oga') return !/vorbis|opus|flac/i.test(codec);
  return decoder === 'wav' && !/^(pcm|ieee_float|alaw|mulaw)$/i.test(codec);
}

/** The extension in lower case, without the dot; '' when there is none. Extensions are ASCII, whatever the name is. */
function extensionOf(name: Uint8Array): string {
  const dot = name.lastIndexOf(0x2e);
  if (dot < 0 || name.length - dot > 6) return '';
  return String.fromCharCode(...name.subarray(dot + 1)).toLowerCase();
}

function format(
  container: string,
  codecs: readonly string[],
  decoder: DecoderName,
  extensions: readonly string[],
  contentType: string | null = null,
  alsoNamed: readonly string[] = [],
): AudioFormat {
  return { container, codecs, decoder, extensions, contentType, alsoNamed };
}
