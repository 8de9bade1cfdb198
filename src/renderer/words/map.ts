// The map in words.

import type { MapColour, MapKind } from '../../core/domain/map.ts';
import { messagesOf } from '../../core/languages/say.ts';
import { formatCount } from './format.ts';

const say = messagesOf('map');

export const mapWords = {
  label: say('label'),
  keys: say('keys'),
  keysShort: say('keysShort'),
  kind: say('kind'),
  kinds: { pca: say('kinds.pca'), tsne: say('kinds.tsne'), umap: say('kinds.umap') } satisfies Record<
    MapKind,
    string
  >,
  kindNotes: {
    pca: say('kindNotes.pca'),
    tsne: say('kindNotes.tsne'),
    umap: say('kindNotes.umap'),
  } satisfies Record<MapKind, string>,
  by: say('by'),
  colours: {
    genre: say('colours.genre'),
    confidence: say('colours.confidence'),
    tempo: say('colours.tempo'),
    key: say('colours.key'),
    year: say('colours.year'),
    cluster: say('colours.cluster'),
  } satisfies Record<MapColour, string>,
  noValue: {
    genre: say('noValue.genre'),
    confidence: say('noValue.confidence'),
    tempo: say('noValue.tempo'),
    key: say('noValue.key'),
    year: say('noValue.year'),
    cluster: say('noValue.cluster'),
  } satisfies Record<MapColour, string>,
  others: say('others'),
  range(by: MapColour, from: number, to: number): string {
    if (by === 'confidence')
      return say('ranges.confidence', { from: Math.round(from * 100), to: Math.round(to * 100) });
    // A year, or a tempo's beat, belongs to one range only.
    const last = Math.max(from, to - 1);
    return from === last ? `${from}` : `${from}–${last}${by === 'tempo' ? ' BPM' : ''}`;
  },

  legend: (by: string) => say('legend', { by }),
  highlightAll: say('highlightAll'),
  lasso: say('lasso'),
  lassoHint: say('lassoHint'),
  frameHint: say('frameHint'),
  hoverPlays: say('hoverPlays'),
  zoomIn: say('zoomIn'),
  zoomOut: say('zoomOut'),
  showAll: say('showAll'),
  panel: say('panel'),
  panels: { list: say('panels.list'), details: say('panels.details') },
  listLabel: say('listLabel'),
  inView: (count: number) => say('inView', { count }),
  selected: (count: number) => say('selected', { count }),
  onlySelected: say('onlySelected'),
  allInView: say('allInView'),
  nothingInView: say('nothingInView'),

  /** Read out as the keyboard moves. */
  at: (title: string, artist: string | null, value: string | null) =>
    [title, artist, value].filter((part) => part !== null).join(', '),
  nowSelected: (count: number) => (count === 0 ? say('nothingSelected') : say('selected', { count })),

  quality(trustworthiness: number | null): string | null {
    if (trustworthiness === null) return null;
    return say('quality', { percent: Math.floor(trustworthiness * 100) });
  },
  qualityDetail: say('qualityDetail'),
  unheard: (count: number) => say('unheard', { count }),

  opening: say('opening'),
  loadFailed: say('loadFailed'),
  emptyTitle: say('emptyTitle'),
  emptyDetail: say('emptyDetail'),
  unheardTitle: say('unheardTitle'),
  oneTrack: say('oneTrack'),
  layOut: say('layOut'),
  layOutAgain: say('layOutAgain'),
  none: {
    pca: say('none.pca'),
    tsne: say('none.tsne'),
    umap: say('none.umap'),
  } satisfies Record<MapKind, string>,
  noneDetail: {
    pca: say('noneDetail.pca'),
    tsne: say('noneDetail.tsne'),
    umap: say('noneDetail.umap'),
  } satisfies Record<MapKind, string>,
  outdated: {
    metric: say('outdated.metric'),
    'new tracks': say('outdated.new tracks'),
  },
  failed: say('failed'),
  cancelled: say('cancelled'),
  progress: say('progress'),
  waiting: say('waiting'),
  tracksInCategory: (count: number) => formatCount(count),
  selectCategory: (name: string) => say('selectCategory', { name }),
  points: (count: number) => say('points', { count }),
} as const;
