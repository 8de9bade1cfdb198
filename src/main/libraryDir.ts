// Where things are kept by default, by each platform's own convention (XDG on Linux).
import envPaths from 'env-paths';

export function defaultLibraryDir(): string {
  return envPaths('stackwax', { suffix: '' }).data;
}

/** For what can be computed again. */
export function defaultCacheDir(): string {
  return envPaths('stackwax', { suffix: '' }).cache;
}
