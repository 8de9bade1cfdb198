// In an analysis worker: whether a file is the one that another machine has named.
import { AppError } from '../../core/domain/errors.ts';
import { withFileHere } from '../files/readHere.ts';
import { liesBelow } from '../files/truePlace.ts';
import { fingerprintOf } from '../library/fingerprint.ts';
import type { Expected } from './protocol.ts';

/** Throws AppError('unreadable') where the file is not the one that is meant: a folder of another machine may be another. */
export async function mustBe(path: Uint8Array, expects: Expected | undefined): Promise<void> {
  if (expects === undefined) return;
  if (expects.below !== null && !liesBelow(path, expects.below))
    throw new AppError('unreadable', 'It does not lie in the folder that it seems to lie in.');
  if ((await withFileHere(path, fingerprintOf)) !== expects.fingerprint)
    throw new AppError('unreadable', 'It is another file now than the one that the library knows.');
}
