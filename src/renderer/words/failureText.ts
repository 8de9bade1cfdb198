// The text for a failed call.
import { errorDataSchema } from '../../core/domain/errors.ts';
import { messages } from './messages.ts';

/** The sentence that the contract's expected errors carry; a plain one for everything else. */
export function failureText(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'data' in error) {
    const expected = errorDataSchema.safeParse(error.data);
    if (expected.success) return expected.data.message;
  }
  return messages.common.somethingWrong;
}
