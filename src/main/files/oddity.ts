// What keeps other programs from reading a file right, though it is as its specification allows, or nearly so.
import type { ContentName } from '../../core/domain/formats.ts';
import type { ByteSource } from './byteSource.ts';
import { isFreeFormat } from './freeFormat.ts';
import { isOneStream, lastPage, pageAt } from './oggPages.ts';
import type { Sniffed } from './sniff.ts';
import { isPaddedWave } from './wave.ts';

export type Oddity = 'chain' | 'free-format' | 'not-padded';
type IsOdd = readonly [Oddity, (file: ByteSource, start: number) => Promise<boolean>];

const chain: IsOdd = ['chain', isChain];
const byContent: Partial<Record<ContentName, IsOdd>> = {
  oga: chain,
  opus: chain,
  'ogg-flac': chain,
  mp3: ['free-format', isFreeFormat],
  'wav-mp3': ['free-format', isFreeFormat],
  wav: ['not-padded', async (file, start) => !(await isPaddedWave(file, start))],
};

export async function oddityOf(file: ByteSource, { content, soundAt }: Sniffed): Promise<Oddity | null> {
  const [oddity, isOdd] = (content === null ? undefined : byContent[content]) ?? [null, null];
  return isOdd !== null && (await isOdd(file, soundAt)) ? oddity : null;
}

async function isChain(file: ByteSource, start: number): Promise<boolean> {
  const first = await pageAt(file, start);
  const second = first === null ? null : await pageAt(file, first.at + first.length);
  // Streams beside one another, not one after another.
  if (second?.first === true) return false;
  const last = await lastPage(file);
  return first !== null && last !== null && !(await isOneStream(file, first, last));
}
