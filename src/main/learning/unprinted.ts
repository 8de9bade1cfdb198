// In a learning worker: which sounds are still to be listened to before it can be told what is of one recording.
import { likeSeconds } from '../../core/domain/duplicates.ts';
import type { PrintReader } from '../store/duplicates/prints.ts';
import type { Unprinted } from './protocol.ts';

/** Sounds without a fingerprint that are as long as another, in the order of their lengths: what is alike is printed one after the other. */
export function unprinted(reader: PrintReader, version: number): Unprinted['output'] {
  const printed = reader.printed(version);
  const sounds = reader.sounds();
  const isNear = (at: number, other: number): boolean => {
    const [one, another] = [sounds[at], sounds[other]];
    if (one === undefined || another === undefined) return false;
    return Math.abs(one.seconds - another.seconds) <= likeSeconds;
  };
  const waiting = sounds.filter(
    ({ fingerprint }, at) => !printed.has(fingerprint) && (isNear(at, at - 1) || isNear(at, at + 1)),
  );
  const failed = [...printed.values()].filter((what) => what === 'failed').length;
  return {
    printed: printed.size - failed,
    failed,
    waiting: Int32Array.from(waiting, ({ trackId }) => trackId),
  };
}
