// Sends a change to the library from anywhere, inside React or not, with the retries that all of them have.
import type { MutationOptions } from '@tanstack/react-query';
import { queryClient } from '../wire/queryClient.ts';

/** Success and failure are handled by the options' own callbacks. */
export function mutate<Output, Input, Before>(
  options: MutationOptions<Output, Error, Input, Before>,
  input: Input,
): void {
  queryClient
    .getMutationCache()
    .build(queryClient, options)
    .execute(input)
    .catch(() => undefined);
}
