// Searches from outside: one that cannot be read is refused with the place, before anything is done with it.
import { AppError } from '../../core/domain/errors.ts';
import { readQuery } from '../../core/query/parse.ts';

/** Throws AppError('invalid'). */
export function checkQuery(text: string | undefined): void {
  const [error] = text === undefined ? [] : readQuery(text).errors;
  if (error !== undefined)
    throw new AppError('invalid', `This search cannot be read from its character ${error.at + 1} on.`);
}
