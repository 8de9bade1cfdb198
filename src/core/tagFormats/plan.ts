// What is wanted of a file's tags, and what comes of it: a plan of the new file's bytes, or why there is none.
import type { WritableField } from '../domain/tagWriting.ts';

/** A field that is absent stays as it is; null or an empty list removes it. */
export interface WantedTags {
  readonly genre?: readonly string[];
  /** Beats a minute. */
  readonly bpm?: number | null;
  readonly key?: string | null;
  readonly mood?: readonly string[];
  readonly comment?: string | null;
  readonly grouping?: readonly string[];
  /** Of the track, relative to ReplayGain's reference (-18 LUFS, 89 dB); the peak as amplitude, 1 is full scale. */
  readonly replayGain?: { readonly gainDb: number; readonly peak: number | null } | null;
  /** Stars. */
  readonly rating?: 1 | 2 | 3 | 4 | 5 | null;
}

/** A file as byte ranges: up to, but not including, `to`. Fewer bytes only where the file ends. */
export interface TagSource {
  readonly size: number;
  read(from: number, to: number): Promise<Uint8Array>;
}

/** Up to, but not including, `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A part of the new file: bytes of our own, or a stretch of the old file. */
export type Piece = { readonly bytes: Uint8Array } | Range;

/** The kind of tag that counts most in the file, in the version in which it is there. */
export type TagFormat =
  | 'ID3v2.2'
  | 'ID3v2.3'
  | 'ID3v2.4'
  | 'ID3v1'
  | 'Vorbis'
  | 'MP4'
  | 'APE'
  | 'ASF'
  | 'RIFF';

/** As texts: 128 beats a minute as '128', a gain as '-6.50 dB' and its peak as '0.987654', stars as '4'. */
export type TagValues = Readonly<Record<WritableField, readonly string[]>>;

export interface TagPlan {
  readonly kind: 'plan';
  readonly format: TagFormat;
  readonly before: TagValues;
  /** What is read from the new file: numbers rounded, and fields left out, as the format has it. */
  readonly after: TagValues;
  /** The new file, in order. A file that already says all this is one piece, itself. */
  readonly pieces: readonly Piece[];
  /** Where the sound is; equal before and after, byte by byte. */
  readonly sound: readonly { readonly before: Range; readonly after: Range }[];
}

/** Why a file's tags are left alone. */
export type TagRefusalReason =
  /** Nothing that can be written is recognised in it. */
  | 'unknownFormat'
  /** A length or a place in it is not true, or what must be there is not. */
  | 'damaged'
  /** It ends before what it announces does. */
  | 'truncated'
  /** A part is larger, or there are more of them, than any real file has; or sizes would no longer fit their fields. */
  | 'tooLarge'
  /** Tags are compressed or encrypted, or in a way that nobody else writes. */
  | 'unsupported'
  /** MPEG-4 in fragments, which point at places in the file. */
  | 'fragmented'
  /** Several streams in one Ogg file, one beside or after another. */
  | 'severalStreams'
  /** The sound has no stated end behind which tags could stand. */
  | 'openEnd'
  /** The format has no place for what is wanted, or would say something else. */
  | 'cannotSay';

export interface TagRefusal {
  readonly kind: 'refusal';
  readonly reason: TagRefusalReason;
  /** What exactly, in plain words: 'A frame of ID3 is longer than its tag'. */
  readonly detail: string;
}
