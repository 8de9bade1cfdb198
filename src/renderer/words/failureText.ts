// The text for a failed call.
import { type ErrorData, errorDataSchema } from '../../core/domain/errors.ts';
import { sentence } from '../../core/languages/sentences.ts';
import { messages } from './messages.ts';

/** The sentence that the contract's expected errors carry; a plain one for everything else. */
export function failureText(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'data' in error) {
    const expected = errorDataSchema.safeParse(error.data);
    if (expected.success) return errorText(expected.data);
  }
  return messages.common.somethingWrong;
}

/** What a failure says of itself, in the language of the page. */
export function errorText({ message }: Pick<ErrorData, 'message'>): string {
  return sentence(message);
}
