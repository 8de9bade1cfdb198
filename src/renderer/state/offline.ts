// Whether a folder lies in one of the library's that is out of reach.
import { useQuery } from '@tanstack/react-query';
import { createContext } from 'react';
import type { Offline } from '../../core/domain/root.ts';
import { api } from '../wire/api.ts';

interface Reach {
  readonly path: string;
  readonly offline: Offline | null;
}
const none: readonly Reach[] = [];

/** For what asks about many folders: asked for once, and handed down. */
export const FolderReach = createContext<readonly Reach[]>(none);

/** The library's folders, or none while all of them are within reach. */
export function useFolderReach(): readonly Reach[] {
  const { data: roots } = useQuery(api.library.roots.queryOptions());
  return roots?.some(({ offline }) => offline !== null) === true ? roots : none;
}

export function useOffline(folder: string | undefined): Offline | null {
  return offlineIn(useFolderReach(), folder);
}

export function offlineIn(reach: readonly Reach[], folder: string | undefined): Offline | null {
  if (folder === undefined) return null;
  const root = reach.find(({ path }) => folder === path || /[/\\]/u.test(after(folder, path)));
  return root?.offline ?? null;
}

/** The character behind `path` in a folder inside it; '' when it is not inside. */
function after(folder: string, path: string): string {
  if (!folder.startsWith(path)) return '';
  return /[/\\]$/u.test(path) ? path.slice(-1) : folder.charAt(path.length);
}
