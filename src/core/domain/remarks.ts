// What is odd about a file, as data: what was told of it and is not so, and what of it could not be taken as it is.
import * as z from 'zod';
import { audioFormats, type ContentName } from './formats.ts';

const contentSchema = z.custom<ContentName>(
  (name) => typeof name === 'string' && Object.hasOwn(audioFormats, name),
);

export const remarkSchema = z.discriminatedUnion('kind', [
  /** The name's extension stands for another format than the content's. */
  z.object({ kind: z.literal('extension'), says: z.string(), is: contentSchema }),
  /** It is right, or nearly so, and other programs do not read it: several streams one after another; frames without a stated length; no padding. */
  z.object({ kind: z.enum(['chain', 'free-format', 'not-padded']) }),
  /** The tags could not be read, or only in part: one sentence. */
  z.object({ kind: z.literal('tags'), reason: z.string() }),
  /** The tags name more genres than were kept. */
  z.object({ kind: z.literal('genres'), kept: z.int() }),
]);
export type Remark = z.infer<typeof remarkSchema>;

/** One sentence, for the page and the command line alike. */
export function remarkText(remark: Remark): string {
  switch (remark.kind) {
    case 'extension':
      return `${remark.says === '' ? 'The name has no extension' : `The name ends in .${remark.says}`}, but the file is ${shownContent(remark.is)}.`;
    case 'chain':
      return 'It is a chain of several streams; many programs play, or measure, the first alone.';
    case 'free-format':
      return 'It is MP3 in free format, which many programs cannot play.';
    case 'not-padded':
      return 'Chunks of odd size in it are not padded; many programs cannot play it.';
    case 'tags':
      return remark.reason;
    case 'genres':
      return `Only the first ${remark.kept} genres in its tags are kept.`;
  }
}

/** As people call it, where the container's name would not tell what is wrong. */
const calledOtherwise: Partial<Record<ContentName, string>> = {
  mp3: 'MP3',
  oga: 'Ogg Vorbis',
  opus: 'Ogg Opus',
  'ogg-flac': 'Ogg FLAC',
  aac: 'AAC without a container',
  wma: 'WMA',
  'wav-mp3': 'WAVE around MP3',
};

function shownContent(name: ContentName): string {
  return calledOtherwise[name] ?? audioFormats[name].container;
}
