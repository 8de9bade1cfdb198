import type { ByteSource } from './byte-source.ts';
import type { Track } from './track.ts';
export async function openPcmTrack(_source: ByteSource, _start: number): Promise<Track | null> {
  return null;
}
