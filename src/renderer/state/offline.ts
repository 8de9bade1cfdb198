// Whether a folder lies in one of the library's that is out of reach.
import { useQuery } from '@tanstack/react-query';
import type { Offline } from '../../core/domain/root.ts';
import { api } from '../wire/api.ts';

export function useOffline(folder: string | undefined): Offline | null {
  const { data: roots } = useQuery(api.library.roots.queryOptions());
  if (folder === undefined) return null;
  const root = roots?.find(({ path }) => folder === path || /[/\\]/u.test(after(folder, path)));
  return root?.offline ?? null;
}

/** The character behind `path` in a folder inside it; '' when it is not inside. */
function after(folder: string, path: string): string {
  if (!folder.startsWith(path)) return '';
  return /[/\\]$/u.test(path) ? path.slice(-1) : folder.charAt(path.length);
}
