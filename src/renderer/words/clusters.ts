// Clusters in words: what one is called, what is typical of it, how they are found.
import type { Cluster, ClusterMethod } from '../../core/domain/clusters.ts';
import { displayGenre } from '../../core/genres/name.ts';
import { formatCount, formatKey, formatShare } from './format.ts';

/** As a person named it, else by what is most in it. */
export function clusterTitle({ id, name, genres, words }: Cluster): string {
  if (name !== null) return name;
  const typical = genres.slice(0, 2).map(({ genre }) => displayGenre(genre));
  const [word] = words;
  if (typical.length > 0) return typical.join(' and ');
  return word === undefined ? clusterWords.numbered(id) : displayGenre(word.word);
}

/** The sign stays with its number. */
const percent = (share: number): string => formatShare(share).replace(' ', '\u00a0');

export const clusterWords = {
  numbered: (id: number) => `Cluster ${id}`,
  methods: {
    'k-means': 'K-means',
    birch: 'Birch',
    gaussian: 'Gaussian mixture',
  } satisfies Record<ClusterMethod, string>,
  methodNotes: {
    'k-means': 'Around middles',
    birch: 'By joining what is near',
    gaussian: 'As overlapping clouds',
  } satisfies Record<ClusterMethod, string>,
  method: 'Method',
  number: 'Number of clusters',
  byItself: 'Number: automatic',
  find: 'Find clusters',
  findAgain: 'Find again',
  finding: 'Finding clusters',
  failed: 'The clusters could not be found',
  cancelled: 'Cancelled: nothing has changed.',
  loadFailed: 'The clusters could not be loaded',

  empty: 'No clusters yet',
  emptyDetail:
    'Stackwax groups the tracks that it has listened to by how they sound, and shows what is typical of each group.',
  nothingHeard: 'Nothing to find clusters in',
  nothingHeardDetail: 'No track has been listened to yet. Add a folder with music, and come back.',
  all: (clusters: number, tracks: number, method: ClusterMethod) =>
    `${formatCount(clusters)} ${clusters === 1 ? 'cluster' : 'clusters'} of ${formatCount(tracks)} ${tracks === 1 ? 'track' : 'tracks'}, ${clusterWords.methods[method]}`,
  oneOnly: 'All tracks sound alike: there is nothing to tell them apart by.',
  dims: (dims: number) => `Compared along ${dims} directions`,
  outdated: 'Tracks are compared in another way now than when these were found.',
  waiting: (tracks: number) =>
    `${formatCount(tracks)} ${tracks === 1 ? 'track is' : 'tracks are'} in no cluster yet.`,
  gone: (names: readonly string[]) =>
    `Not recognised in these clusters any more: ${names.map((name) => `“${name}”`).join(', ')}.`,

  scores: (silhouette: string, daviesBouldin: string, wasChosen: boolean) =>
    `${wasChosen ? 'How the number was chosen' : 'How clear the clusters are'}: silhouette ${silhouette}, Davies-Bouldin ${daviesBouldin}`,
  asked: 'The number was asked for.',
  whyDetail:
    'Every number was tried from three beginnings; these are the means. A silhouette near 1 means clear clusters, near 0 that they run into each other; a small Davies-Bouldin index means narrow ones far apart. The number that both like best is taken.',
  k: 'Clusters',
  silhouette: 'Silhouette',
  daviesBouldin: 'Davies-Bouldin',
  chosen: 'chosen',

  list: 'Clusters',
  tracks: (tracks: number) => `${formatCount(tracks)} ${tracks === 1 ? 'track' : 'tracks'}`,
  share: (share: number) => `${percent(share)} of the library`,
  genres: ({ genres }: Cluster) =>
    genres.map(({ genre, share }) => `${displayGenre(genre)} ${percent(share)}`).join(', '),
  noGenres: 'No genre stands out',
  tempo: ({ tempo }: Cluster) =>
    tempo === null ? null : `${Math.round(tempo.low)}–${Math.round(tempo.high)} BPM`,
  keys: ({ keys }: Cluster) => (keys.length === 0 ? null : keys.map(({ key }) => formatKey(key)).join(', ')),
  words: 'In the tags',
  medoids: 'Typical tracks',
  play: 'Play',
  pause: 'Pause',
  show: 'Show tracks',
  more: (cluster: string) => `More for ${cluster}`,
  rename: 'Name…',
  name: 'Name of the cluster',
  dropName: 'Take the name back',
  named: (name: string) => `Named “${name}”`,
  unnamed: 'The name is taken back',
  radio: 'Radio from this',
  toGenre: 'Make it a genre…',
  labelled: (tracks: number, genre: string) =>
    `${clusterWords.tracks(tracks)} labelled ${displayGenre(genre)}`,
  toPlaylist: 'Make a playlist…',
  toSmart: 'Make a smart playlist…',
  playlist: 'Name of the playlist',
  made: (name: string) => `“${name}” is made`,
  save: 'Save',
};
