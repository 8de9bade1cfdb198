// Places as the hash of a URL, and back: '#/genre/12?search=live', '#/explore/map', '#/settings/backups'.
import * as z from 'zod';
import { type TrackFilter, trackFilterSchema } from '../../../core/domain/listing.ts';
import { exploreTabs } from '../explore.ts';
import type { View } from '../list/listing.ts';
import { settingsParts } from '../settingsPart.ts';
import { tagsParts } from '../tagsPart.ts';
import { walkModes } from '../walks.ts';
import type { Place } from './place.ts';

const plainViews = [
  'all',
  'albums',
  'unsorted',
  'needsReview',
  'disagreements',
  'missing',
  'failed',
  'notMusic',
  'maybeNotMusic',
] as const;
const id = z
  .string()
  .regex(/^[1-9]\d{0,14}$/u)
  .transform(Number);
const name = z.string().min(1).max(200);

const longName = z.string().max(5000);

/** What stands between the slashes, of each kind of place. */
const pathSchema = z.union([
  z.tuple([z.enum(plainViews)]).transform(([kind]) => listing({ kind })),
  z.tuple([z.literal('genre'), id]).transform(([kind, genreId]) => listing({ kind, genreId })),
  z.tuple([z.literal('playlist'), id]).transform(([kind, playlistId]) => listing({ kind, playlistId })),
  z.tuple([z.literal('similar'), id]).transform(([kind, trackId]) => listing({ kind, trackId })),
  z
    .tuple([z.literal('album'), longName, longName])
    .transform(([, artist, title]) => ofAlbum(artist, title, null)),
  z
    .tuple([z.literal('album'), longName, longName, longName.min(1)])
    .transform(([, artist, title, folder]) => ofAlbum(artist, title, folder)),
  z.tuple([z.literal('artist'), longName]).transform(([kind, name]) => listing({ kind, name })),
  z
    .tuple([z.literal('folder'), z.string().min(1).max(5000)])
    .transform(([kind, path]) => listing({ kind, path })),
  z
    .tuple([z.literal('explore'), z.enum(exploreTabs).exclude(['walks'])])
    .transform(([screen, tab]): Place => ({ screen, tab })),
  z
    .tuple([z.literal('explore'), z.literal('walks'), z.enum(walkModes)])
    .transform(([screen, tab, mode]): Place => ({ screen, tab, mode })),
  z.tuple([z.literal('review')]).transform(([screen]): Place => ({ screen, tag: null })),
  z
    .tuple([z.literal('review'), id, name])
    .transform(([screen, tagId, tag]): Place => ({ screen, tag: { id: tagId, name: tag } })),
  z.tuple([z.literal('learn')]).transform(([screen]): Place => ({ screen })),
  z.tuple([z.literal('tags'), z.enum(tagsParts)]).transform(([screen, part]): Place => ({ screen, part })),
  z.tuple([z.literal('settings')]).transform(([screen]): Place => ({ screen, part: null })),
  z
    .tuple([z.literal('settings'), z.enum(settingsParts)])
    .transform(([screen, part]): Place => ({ screen, part })),
]);

const searchSchema = z.string().max(500);

export function hashOf(place: Place): string {
  const path = pathOf(place)
    .map((part) => encodeURIComponent(`${part}`.toWellFormed()))
    .join('/');
  if (place.screen !== 'library') return `#/${path}`;
  const beside = new URLSearchParams();
  if (place.search !== '') beside.set('search', place.search);
  if (hasParts(place.filter)) beside.set('filter', JSON.stringify(place.filter));
  return beside.size === 0 ? `#/${path}` : `#/${path}?${beside}`;
}

/** Null for what names no place; a hash may have been typed, or come from another version. */
export function placeOf(hash: string): Place | null {
  if (!hash.startsWith('#/')) return null;
  const [path = '', ...rest] = hash.slice(2).split('?');
  try {
    const place = pathSchema.parse(path.split('/').map(decodeURIComponent));
    if (place.screen !== 'library') return place;
    const beside = new URLSearchParams(rest.join('?'));
    return {
      ...place,
      search: searchSchema.parse(beside.get('search') ?? ''),
      filter: trackFilterSchema.parse(JSON.parse(beside.get('filter') ?? '{}')),
    };
  } catch {
    return null;
  }
}

function listing(view: View): Place {
  return { screen: 'library', view, search: '', filter: {} };
}

/** An artist without letters is none. */
function ofAlbum(artist: string, title: string, folder: string | null): Place {
  return listing({ kind: 'album', title, artist: artist === '' ? null : artist, folder });
}

function pathOf(place: Place): (string | number)[] {
  switch (place.screen) {
    case 'library':
      return viewPath(place.view);
    case 'explore':
      return place.tab === 'walks' ? ['explore', place.tab, place.mode] : ['explore', place.tab];
    case 'review':
      return place.tag === null ? ['review'] : ['review', place.tag.id, place.tag.name];
    case 'learn':
      return ['learn'];
    case 'tags':
      return ['tags', place.part];
    case 'settings':
      return place.part === null ? ['settings'] : ['settings', place.part];
  }
}

function viewPath(view: View): (string | number)[] {
  switch (view.kind) {
    case 'genre':
      return [view.kind, view.genreId];
    case 'playlist':
      return [view.kind, view.playlistId];
    case 'similar':
      return [view.kind, view.trackId];
    case 'folder':
      return [view.kind, view.path];
    case 'album':
      return [view.kind, view.artist ?? '', view.title, ...(view.folder === null ? [] : [view.folder])];
    case 'artist':
      return [view.kind, view.name];
    case 'all':
    case 'albums':
    case 'unsorted':
    case 'needsReview':
    case 'disagreements':
    case 'missing':
    case 'failed':
    case 'notMusic':
    case 'maybeNotMusic':
      return [view.kind];
  }
}

function hasParts(filter: TrackFilter): boolean {
  return Object.values(filter).some((part) => part !== undefined);
}
