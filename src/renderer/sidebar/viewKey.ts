// Views as keys of a list, and back.
import type { View } from '../table/listing.ts';

const genrePrefix = 'genre:';

export function viewKey(view: View): string {
  return view.kind === 'genre' ? genrePrefix + view.genreId : view.kind;
}

export function viewOfKey(key: string): View {
  if (key.startsWith(genrePrefix)) return { kind: 'genre', genreId: Number(key.slice(genrePrefix.length)) };
  if (key === 'unsorted' || key === 'missing' || key === 'failed') return { kind: key };
  return { kind: 'all' };
}
