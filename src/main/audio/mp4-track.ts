import type { ByteSource } from './byte-source.ts';
import type { Track } from './track.ts';
export async function openMp4Track(_source: ByteSource, _start: number): Promise<Track | null> {
  return null;
}
