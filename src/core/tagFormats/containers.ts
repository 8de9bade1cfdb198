// Which container a file is, by its first bytes, and its tags opened accordingly.
import { type Around, findAround, openAround } from './around.ts';
import { openAsf } from './asf/open.ts';
import { hasText } from './bytes.ts';
import { openDsf } from './dsf.ts';
import { openIff } from './iff/open.ts';
import { openMp4 } from './mp4/open.ts';
import { isFrameAt } from './mpegSync.ts';
import type { OpenFile } from './openFile.ts';
import type { TagSource } from './plan.ts';
import { Refused } from './refused.ts';
import { someOf } from './stretches.ts';
import { openFlac } from './vorbis/flac.ts';
import { openOgg } from './vorbis/ogg.ts';

/** Formats whose tags stand around the sound. */
type Surrounded = 'mpeg' | 'tta' | 'ape' | 'mpc' | 'wavpack';

export async function openContainer(source: TagSource): Promise<OpenFile> {
  const around = await findAround(source);
  const { from, to } = around.middle;
  const head = await someOf(source, from, Math.min(to, from + 64 * 1024));
  const kind = surroundedKind(head);
  if (kind !== null)
    return await openAround(source, around, kind === 'mpeg' || kind === 'tta' ? 'id3v2' : 'ape');
  if (hasText(head, 'fLaC')) return await openFlac(source, around);
  if (from === 0) {
    if (hasText(head, 'OggS')) return await openOgg(source);
    if (isIff(head)) return await openIff(source);
    if (hasText(head, 'DSD ')) return await openDsf(source);
    if (hasText(head, '\x30\x26\xb2\x75\x8e\x66\xcf\x11')) return await openAsf(source);
    if (isMp4(head)) return await openMp4(source);
  }
  if (!isOther(head) && isMpeg(head, around)) return await openAround(source, around, 'id3v2');
  throw new Refused('unknownFormat', 'It is of no format whose tags can be written');
}

function surroundedKind(head: Uint8Array): Surrounded | null {
  if (hasText(head, 'MAC ')) return 'ape';
  if (hasText(head, 'MP+') || hasText(head, 'MPCK')) return 'mpc';
  if (hasText(head, 'wvpk')) return 'wavpack';
  if (hasText(head, 'TTA1')) return 'tta';
  return null;
}

function isIff(head: Uint8Array): boolean {
  const isForm = hasText(head, 'FORM') && (hasText(head, 'AIFF', 8) || hasText(head, 'AIFC', 8));
  return isForm || (['RIFF', 'RF64', 'BW64'].some((id) => hasText(head, id)) && hasText(head, 'WAVE', 8));
}

function isMp4(head: Uint8Array): boolean {
  return ['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide'].some((type) => hasText(head, type, 4));
}

/** Containers whose tags are elsewhere, or that should not stand behind a tag of ID3. */
function isOther(head: Uint8Array): boolean {
  const magics = ['OggS', 'DSD ', 'FRM8', '\x1a\x45\xdf\xa3', '\x30\x26\xb2\x75'];
  return isIff(head) || isMp4(head) || magics.some((magic) => hasText(head, magic));
}

/** Behind a tag of ID3 anything may be its sound; without one, frames must be seen near the beginning. */
function isMpeg(head: Uint8Array, { front }: Around): boolean {
  if (front.length > 0) return true;
  for (let at = 0; at < Math.min(head.length, 4096); at++)
    if (head[at] === 0xff && isFrameAt(head, at)) return true;
  return false;
}
