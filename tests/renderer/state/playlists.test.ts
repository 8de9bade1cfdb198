// Rules as a person edits them, and the order by keyboard.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  albumOrder,
  type TrackFilter,
  trackFilterSchema,
  trackSortSchema,
} from '../../../src/core/domain/listing.ts';
import { withMoved } from '../../../src/core/playlists/order.ts';
import { placeOneOn } from '../../../src/renderer/app/order.ts';
import { exportOrder } from '../../../src/renderer/features/export/exportOrder.ts';
import {
  conditionsOf,
  emptyCondition,
  fields,
  filterOf,
  orderOf,
  sortOfOrder,
} from '../../../src/renderer/state/conditions.ts';
import { useExportChoice } from '../../../src/renderer/state/exportChoice.ts';

describe('rules', () => {
  const full: TrackFilter = {
    genreIds: [3, 4],
    sources: ['label', 'tag'],
    musicalKeys: ['C major'],
    formats: ['MP3', 'FLAC'],
    facets: [
      { facet: 'genre', value: 'modal jazz' },
      { facet: 'mood', value: 'calm' },
      { facet: 'mood', value: 'dark' },
      { facet: 'era', value: '80s' },
    ],
    confidence: { min: 0.5 },
    tempoBpm: { min: 90, max: 120 },
    year: { max: 1999 },
    durationSeconds: { min: 150, max: 600 },
    search: 'blue lamp',
    artist: 'Blue Lamp Trio',
    album: { title: 'Kind of Blue', artist: 'Miles Davis' },
    folder: { path: '/music/jazz', below: true },
    state: 'analysed',
    presence: 'missing',
    kind: 'not music',
    disagrees: true,
    needsReview: false,
  };

  it('come back as they were', () => {
    expect(filterOf(conditionsOf(full), full)).toEqual(full);
    expect(trackFilterSchema.parse(filterOf(conditionsOf(full), full))).toEqual(full);
  });

  it('are shown in the units of people', () => {
    expect(conditionsOf({ confidence: { min: 0.55 }, durationSeconds: { max: 150 } })).toEqual([
      { kind: 'range', field: 'confidence', min: 55, max: null },
      { kind: 'range', field: 'durationSeconds', min: null, max: 2.5 },
    ]);
  });

  it('that are still empty hold for every track', () => {
    for (const field of fields) {
      const condition = emptyCondition(field);
      if (condition.kind === 'one' || condition.kind === 'yes') continue;
      expect(filterOf([condition], {})).toEqual({});
    }
  });

  it('keep what no line can show, and drop what was taken out', () => {
    const before: TrackFilter = {
      album: { title: 'Kind of Blue', artist: 'Miles Davis' },
      facets: [{ facet: 'genre', value: 'modal jazz' }],
      year: { min: 1959 },
    };
    expect(filterOf([], before)).toEqual({});
    // Whose album it is goes with the album.
    const of = (text: string) => filterOf([{ kind: 'text', field: 'album', text }], before);
    expect(of('Kind of Blue')).toEqual({ album: before.album });
    expect(of('Blue Train')).toEqual({ album: { title: 'Blue Train' } });
    expect(filterOf(conditionsOf({ facets: before.facets }), {})).toEqual({ facets: before.facets });
  });

  it('begin with the genre that is listed', () => {
    expect(filterOf(conditionsOf({ genreId: 7 }), { genreId: 7 })).toEqual({ genreIds: [7] });
  });

  it('order by album or by one key, ties by album', () => {
    expect(orderOf(albumOrder).key).toBe('albumOrder');
    expect(orderOf([]).key).toBe('albumOrder');
    const sort = sortOfOrder({ key: 'album', direction: 'descending' });
    expect(trackSortSchema.parse(sort)).toEqual(sort);
    expect(sort.map(({ key }) => key)).toEqual(['album', 'albumArtist', 'trackNumber', 'path']);
    expect(orderOf(sort)).toEqual({ key: 'album', direction: 'descending' });
  });
});

describe('moving by one place', () => {
  const ids = [1, 2, 3, 4, 5];
  const moved = (moving: number[], way: 'up' | 'down'): number[] | null => {
    const before = placeOneOn(ids, new Set(moving), way);
    return before === undefined ? null : withMoved(ids, moving, before);
  };

  it('takes a block one on', () => {
    expect(moved([3], 'up')).toEqual([1, 3, 2, 4, 5]);
    expect(moved([3], 'down')).toEqual([1, 2, 4, 3, 5]);
    expect(moved([2, 3], 'down')).toEqual([1, 4, 2, 3, 5]);
    expect(moved([4], 'down')).toEqual([1, 2, 3, 5, 4]);
  });

  it('stops at the ends', () => {
    expect(moved([1, 2], 'up')).toBeNull();
    expect(moved([5], 'down')).toBeNull();
    expect(moved([9], 'down')).toBeNull();
  });

  it('loses nothing, and ends at the end', () => {
    fc.assert(
      fc.property(fc.subarray(ids, { minLength: 1 }), fc.constantFrom('up', 'down'), (moving, way) => {
        let list: readonly number[] = ids;
        for (let i = 0; i <= ids.length; i++) {
          const before = placeOneOn(list, new Set(moving), way);
          if (before !== undefined) list = withMoved(list, moving, before);
        }
        const rest = ids.filter((id) => !moving.includes(id));
        expect(list).toEqual(way === 'up' ? [...moving, ...rest] : [...rest, ...moving]);
      }),
    );
  });
});

describe('an export', () => {
  const choice = useExportChoice.getState();
  const genres = ['jazz', 'pop'];

  it('asks for every genre by name, and for no more than was given', () => {
    expect(exportOrder(choice, genres)).toEqual({
      genres,
      sort: albumOrder,
      format: 'm3u8',
      absolute: false,
    });
  });

  it('narrows genres by source and how sure it is', () => {
    const narrowed = { ...choice, genresLeft: ['pop'], sources: ['model'] as const, confidence: 60 };
    expect(exportOrder(narrowed, genres)).toMatchObject({
      genres: ['jazz'],
      sources: ['model'],
      minConfidence: 0.6,
    });
    // Nothing that only sounds like it is among them.
    expect(exportOrder({ ...narrowed, sources: ['label'] }, genres)).not.toHaveProperty('minConfidence');
  });

  it('leaves playlists their order', () => {
    const order = exportOrder({ ...choice, what: 'playlists', playlistIds: [4], files: 'one' }, genres);
    expect(order).toEqual({ playlists: [4], format: 'm3u8', absolute: false, oneFile: 'Playlists' });
  });

  it('of nothing, or into a file without a name, is none', () => {
    expect(exportOrder({ ...choice, genresLeft: genres }, genres)).toBeNull();
    expect(exportOrder({ ...choice, sources: [] }, genres)).toBeNull();
    expect(exportOrder({ ...choice, what: 'playlists' }, genres)).toBeNull();
    expect(exportOrder({ ...choice, files: 'one', fileName: '  ' }, genres)).toBeNull();
  });
});
