// The audio formats that Stackwax reads: the file extensions that are scanned, and the codecs inside.

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

export interface AudioFormat {
  readonly container: string;
  /** Names of the codecs that the container usually carries. */
  readonly codecs: readonly string[];
  /** The decoder to try when the content does not identify itself. */
  readonly decoder: DecoderName;
  readonly extensions: readonly string[];
  /** True when Chromium plays it directly; otherwise the media route serves decoded WAV. */
  readonly playsInBrowser: boolean;
}

/**
 * Every format, its extensions in lower case and without the dot. Video containers (mkv, avi, mov) decode too but are
 * left out, because in a music folder they are films. `.mp4` and `.m4a` may hold ALAC, which no browser plays: the codec in
 * the track's tags decides there (`needsDecodedWav`).
 */
const audioFormats: readonly AudioFormat[] = [
  format('MPEG audio', ['MP3', 'MP2', 'MP1'], 'mp3', ['mp3', 'mp2', 'mp1', 'mpga'], true),
  format('FLAC', ['FLAC'], 'flac', ['flac'], true),
  format('Ogg', ['Vorbis', 'FLAC', 'Opus'], 'oga', ['ogg', 'oga'], true),
  format('Ogg', ['Opus'], 'opus', ['opus'], true),
  format('MPEG-4', ['AAC', 'ALAC'], 'm4a', ['m4a', 'm4b', 'm4r', 'mp4'], true),
  format('ADTS', ['AAC'], 'aac', ['aac'], true),
  format('WAVE', ['PCM', 'ADPCM', 'A-law', 'mu-law'], 'wav', ['wav', 'wave'], true),
  format('AIFF', ['PCM', 'ADPCM', 'A-law', 'mu-law'], 'aiff', ['aif', 'aiff', 'aifc'], false),
  format('CAF', ['PCM'], 'caf', ['caf'], false),
  format('ASF', ['WMA'], 'wma', ['wma', 'asf'], false),
  format('WavPack', ['WavPack'], 'wv', ['wv'], false),
  format("Monkey's Audio", ['APE'], 'ape', ['ape'], false),
  format('Musepack', ['MPC SV7', 'MPC SV8'], 'mpc', ['mpc', 'mp+'], false),
  format('True Audio', ['TTA'], 'tta', ['tta'], false),
  format('DSF', ['DSD'], 'dsf', ['dsf'], false),
  format('DSDIFF', ['DSD'], 'dff', ['dff'], false),
  format('WebM', ['Opus', 'Vorbis'], 'webm', ['webm', 'weba'], true),
  format('Matroska', ['AAC', 'FLAC', 'MP3', 'Opus', 'Vorbis'], 'mkv', ['mka'], false),
  format('AC-3', ['AC-3'], 'ac3', ['ac3'], false),
  format('E-AC-3', ['E-AC-3'], 'eac3', ['eac3', 'ec3'], false),
  format('DTS', ['DTS'], 'dts', ['dts'], false),
  format('AMR', ['AMR'], 'amr', ['amr'], false),
  format('QOA', ['QOA'], 'qoa', ['qoa'], false),
  format('ProTracker', ['tracker module'], 'mod', ['mod'], false),
  format('FastTracker', ['tracker module'], 'xm', ['xm'], false),
  format('Scream Tracker', ['tracker module'], 's3m', ['s3m'], false),
  format('Impulse Tracker', ['tracker module'], 'it', ['it'], false),
];

const byExtension: ReadonlyMap<string, AudioFormat> = new Map(
  audioFormats.flatMap((entry) => entry.extensions.map((extension) => [extension, entry] as const)),
);

/** The format of a file by its name, or null when it is not a supported audio file. */
export function formatOfName(name: Uint8Array): AudioFormat | null {
  return byExtension.get(extensionOf(name)) ?? null;
}

/** Whether the media route must decode the file for a browser. `codec` comes from the file's tags, where they name one. */
export function needsDecodedWav(name: Uint8Array, codec: string | null): boolean {
  const entry = formatOfName(name);
  if (entry === null || !entry.playsInBrowser) return true;
  if (codec === null) return false;
  if (entry.decoder === 'm4a') return !/aac|mpeg-4|mp3|opus|flac/i.test(codec);
  if (entry.decoder === 'mp3') return /layer (i|ii|1|2)$/i.test(codec);
  if (entry.decoder === 'oga') return !/vorbis|opus|flac/i.test(codec);
  return entry.decoder === 'wav' && !/^(pcm|ieee_float|alaw|mulaw)$/i.test(codec);
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
  playsInBrowser: boolean,
): AudioFormat {
  return { container, codecs, decoder, extensions, playsInBrowser };
}
