// The map as it is drawn: places in a grid, and what each is coloured by. Made anew only when the library's answers differ.
import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MapColour, MapValues, TrackMap } from '../../../core/domain/map.ts';
import { useTheme } from '../../state/theme.ts';
import { api, client } from '../../wire/api.ts';
import { clusterTitle, clusterWords } from '../../words/clusters.ts';
import { type Category, colouringOf } from './colours/colouring.ts';
import type { Box } from './drawing/camera.ts';
import { centresOf } from './drawing/centres.ts';
import { extentOf, type PointGrid, pointGrid } from './drawing/pointGrid.ts';
import type { Region } from './scene/above.ts';

/** Points by slot: see `pointGrid`. */
export interface MapModel {
  readonly grid: PointGrid;
  readonly extent: Box;
  readonly ids: Int32Array;
  readonly slotOf: ReadonlyMap<number, number>;
  /** Of each slot; all 0 until it is known. */
  readonly categories: Uint8Array;
  readonly legend: readonly Category[];
  readonly regions: readonly Region[];
}

export function useMapModel(map: TrackMap, by: MapColour): MapModel {
  const theme = useTheme((state) => state.theme);
  const places = useMemo(() => {
    const grid = pointGrid(map.xs, map.ys);
    const ids = Int32Array.from(grid.order, (i) => map.ids[i] ?? 0);
    return {
      grid,
      ids,
      extent: extentOf(grid),
      slotOf: new Map(Array.from(ids, (id, slot) => [id, slot])),
    };
  }, [map.xs, map.ys, map.ids]);
  const values = useValues(map, by);
  // Names are those of genres, or of clusters where those are looked at.
  const namedBy = by === 'cluster' ? 'cluster' : 'genre';
  const named = useValues(map, namedBy);
  const coloured = useMemo(() => {
    const { of, categories } = values === undefined ? nothing : colouringOf(by, values, theme);
    return { legend: categories, categories: bySlot(places.grid, of) };
  }, [values, by, theme, places]);
  const regions = useMemo(() => {
    if (named === undefined) return [];
    const { of, categories } = colouringOf(namedBy, named, theme);
    return regionsOf(places.grid, bySlot(places.grid, of), categories);
  }, [named, namedBy, theme, places]);
  return useMemo(() => ({ ...places, ...coloured, regions }), [places, coloured, regions]);
}

const nothing = { of: new Uint8Array(0), categories: [] };

function bySlot({ order }: PointGrid, of: Uint8Array): Uint8Array {
  return Uint8Array.from(order, (i) => of[i] ?? 0);
}

function useValues(map: TrackMap, by: MapColour): MapValues | undefined {
  const values = useQuery({
    // The layout stands for its tracks: a hundred thousand ids are no key.
    queryKey: [...api.map.values.key(), by, map.kind, map.laidOutAt, map.placed, map.ids.length],
    queryFn:
      map.ids.length === 0 ? skipToken : ({ signal }) => client.map.values({ by, ids: map.ids }, { signal }),
  }).data;
  const clusters = useQuery({ ...api.clusters.get.queryOptions(), enabled: by === 'cluster' }).data?.clusters;
  return useMemo(() => {
    if (by !== 'cluster' || values?.scale !== 'names' || clusters === undefined) return values;
    // One that nobody named has a number; it is called by what is in it, as everywhere.
    const titles = new Map(clusters.map((one) => [clusterWords.numbered(one.id), clusterTitle(one)]));
    return { ...values, names: values.names.map((name) => titles.get(name) ?? name) };
  }, [by, values, clusters]);
}

/** A name for fewer would be about nothing. */
const leastShare = 0.004;
const leastTracks = 2;

function regionsOf(grid: PointGrid, categories: Uint8Array, legend: readonly Category[]): readonly Region[] {
  const all = categories.length;
  return [...centresOf(grid, categories)]
    .filter(([category, { count }]) => category > 0 && count >= Math.max(leastTracks, leastShare * all))
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([category, { x, y, count }]) => ({
      name: legend[category]?.name ?? '',
      at: { x, y },
      share: count / all,
    }));
}
