// The map in words.
import type { MapColour, MapKind } from '../../core/domain/map.ts';
import { counted, countedTracks as tracks } from './counted.ts';
import { formatCount } from './format.ts';

export const mapWords = {
  label: 'Map of the library',
  keys: 'Arrow keys go from track to track, Shift and arrows move the map, + and − zoom, 0 shows all. Space selects, Enter plays, L draws a frame.',
  keysShort: 'Arrows: next track · + and −: zoom · L: frame · Enter: play',
  kind: 'Layout',
  kinds: { pca: 'Overview', tsne: 'Neighbourhoods', umap: 'Islands' } satisfies Record<MapKind, string>,
  kindNotes: { pca: 'PCA', tsne: 't-SNE', umap: 'UMAP' } satisfies Record<MapKind, string>,
  by: 'Colour',
  colours: {
    genre: 'Genre',
    confidence: 'Confidence',
    tempo: 'Tempo',
    key: 'Key',
    year: 'Year',
    cluster: 'Cluster',
  } satisfies Record<MapColour, string>,
  noValue: {
    genre: 'Unsorted',
    confidence: 'No confidence',
    tempo: 'No tempo',
    key: 'No key',
    year: 'No year',
    cluster: 'In no cluster',
  } satisfies Record<MapColour, string>,
  others: 'All others',
  range(by: MapColour, from: number, to: number): string {
    if (by === 'confidence') return `${Math.round(from * 100)}–${Math.round(to * 100)} %`;
    // A year, or a tempo's beat, belongs to one range only.
    const last = Math.max(from, to - 1);
    return from === last ? `${from}` : `${from}–${last}${by === 'tempo' ? ' BPM' : ''}`;
  },

  legend: (by: string) => `${by}: highlight`,
  highlightAll: 'Show all',
  lasso: 'Lasso',
  lassoHint: 'Draw around tracks to select them; or hold Shift while you drag.',
  frameHint: 'Arrows make the frame larger, Enter selects what is in it, Esc leaves it.',
  hoverPlays: 'Play on hover',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  showAll: 'Show all of the map',
  panel: 'Beside the map',
  panels: { list: 'Tracks', details: 'Details' },
  listLabel: 'Tracks on the map',
  inView: (count: number) => `${tracks(count)} in view${count > 1 ? ', those in the middle first' : ''}`,
  selected: (count: number) => `${tracks(count)} selected`,
  onlySelected: 'Selected only',
  allInView: 'All in view',
  nothingInView: 'No track is in view.',

  /** Read out as the keyboard moves. */
  at: (title: string, artist: string | null, value: string | null) =>
    [title, artist, value].filter((part) => part !== null).join(', '),
  nowSelected: (count: number) => (count === 0 ? 'Nothing selected' : `${tracks(count)} selected`),

  quality(trustworthiness: number | null): string | null {
    if (trustworthiness === null) return null;
    return `${Math.floor(trustworthiness * 100)} % true to the sound`;
  },
  qualityDetail:
    'How far neighbours on the map are neighbours by sound, too. 100 %: all of them are; every one that is not takes something away, the more the less alike it sounds (trustworthiness). The rest is what a flat map of something with many sides costs.',
  unheard: (count: number) =>
    `${tracks(count)} ${count === 1 ? 'has' : 'have'} not been listened to yet, and ${count === 1 ? 'is' : 'are'} not on the map.`,

  opening: 'Opening the map',
  loadFailed: 'The map cannot be shown',
  emptyTitle: 'Nothing to map yet',
  emptyDetail: 'As soon as tracks have been listened to, they get their places here.',
  unheardTitle: 'Not listened to yet',
  oneTrack: 'One track alone: there is nothing that it could lie beside.',
  layOut: 'Lay out',
  layOutAgain: 'Lay out again',
  none: {
    pca: 'No overview yet',
    tsne: 'No neighbourhoods yet',
    umap: 'No islands yet',
  } satisfies Record<MapKind, string>,
  noneDetail: {
    pca: 'The two directions in which the library differs most. Takes a moment.',
    tsne: 'Tracks that sound alike lie side by side; distances between groups mean little. It is computed in the background, on this computer.',
    umap: 'Tracks that sound alike form islands, and islands that resemble each other lie near. It is computed in the background, on this computer.',
  } satisfies Record<MapKind, string>,
  outdated: {
    metric: 'Tracks are compared in another way now than when this map was laid out.',
    'new tracks': 'Many tracks came after this map was laid out; they stand where those like them do.',
  },
  failed: 'This layout failed',
  cancelled: 'The layout was cancelled; the one before stays.',
  progress: 'Laying out the map',
  waiting: 'Waiting for another layout',
  tracksInCategory: (count: number) => formatCount(count),
  selectCategory: (name: string) => `Select ${name}`,
  points: (count: number) => counted(count, 'track on the map', 'tracks on the map'),
} as const;
