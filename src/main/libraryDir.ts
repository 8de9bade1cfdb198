// The default library folder, by each platform's own convention (XDG on Linux).
import envPaths from 'env-paths';

export function defaultLibraryDir(): string {
  return envPaths('stackwax', { suffix: '' }).data;
}
