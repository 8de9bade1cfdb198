// Server state: asked for once and kept until an event marks it as old.
import { QueryClient } from '@tanstack/react-query';
import { ConnectionLost } from './steadyLink.ts';

/** A call that a lost connection swallowed is made again; it waits for the connection by itself. */
function retry(failures: number, error: Error): boolean {
  return error instanceof ConnectionLost && failures < 20;
}

const shared = { retry, retryDelay: 0, networkMode: 'always' } as const;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { ...shared, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
    mutations: shared,
  },
});

/** Explanations are kept beside the tracks' own keys: these are old several times a second while a library is scanned. */
export const explanationKey = ['explanation'] as const;
