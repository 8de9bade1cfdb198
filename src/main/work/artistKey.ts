// The artist of a track by its tags: groups tracks so that no artist is in training and test at once.
import { dirname } from 'node:path';
import type { Tags } from '../../core/domain/tags.ts';
import type { TrackFeatures } from '../store/learning/featureReads.ts';

const various = new Set(['various artists', 'various', 'va', 'v.a.', 'verschiedene', 'diverse']);

/** Album artist; for 'Various Artists' the track's artist; without either the album, then the folder. */
export function artistKey(tags: Tags, displayPath: string): string {
  const albumArtist = fold(tags.albumArtist);
  const artist = albumArtist !== '' && !various.has(albumArtist) ? albumArtist : fold(tags.artist);
  if (artist !== '') return `artist:${artist}`;
  const album = fold(tags.album);
  return album !== '' ? `album:${album}` : `folder:${dirname(displayPath)}`;
}

/** The artist; the track itself where only the folder is known, which may hold many artists. */
export function artistOf({ artistKey, trackId }: Pick<TrackFeatures, 'artistKey' | 'trackId'>): string {
  return artistKey.startsWith('folder:') ? `track:${trackId}` : artistKey;
}

function fold(text: string | null): string {
  return (text ?? '').normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
