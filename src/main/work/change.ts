// The one way to write into the library: a transaction that leaves nothing stale behind.
import type { Transaction, Writes } from '../store/store.ts';
import type { Events } from './events.ts';
import type { GenreWords } from './genreWords.ts';
import type { TagWords } from './tagWords.ts';

/**
 * Runs `body` in one transaction. Whatever it writes, what follows is in the same transaction: strings that are new, or
 * that genres or vocabulary make mean something else, are read, and the genre of every track concerned is decided. Then
 * every subscriber gets the stale topics.
 */
export type Change = <Result>(body: (write: Writes) => AtOnce<Result>) => Result;

/** An asynchronous body does not compile: what it writes after its first `await` would be outside the transaction. */
type AtOnce<Result> = Result extends PromiseLike<unknown> ? never : Result;

export function createChange(
  transaction: Transaction,
  genreWords: GenreWords,
  tagWords: TagWords,
  events: Events,
): Change {
  return (body) => {
    const { result, stale } = transaction((write) => {
      const written = body(write);
      genreWords.readStale(write);
      tagWords.readStale(write);
      return written;
    });
    events.changed(...stale);
    return result;
  };
}
