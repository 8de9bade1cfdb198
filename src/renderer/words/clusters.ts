// Clusters in words: what one is called, what is typical of it, how they are found.

import type { Cluster, ClusterMethod } from '../../core/domain/clusters.ts';
import { displayGenre } from '../../core/genres/name.ts';
import { messagesOf } from '../../core/languages/say.ts';
import { countedTracks } from './counted.ts';
import { formatKey, formatShare } from './format.ts';

const say = messagesOf('clusters');

/** As a person named it, else by what is most in it. */
export function clusterTitle({ id, name, genres, words }: Cluster): string {
  if (name !== null) return name;
  const [first, second] = genres.map(({ genre }) => displayGenre(genre));
  const [word] = words;
  if (first !== undefined) return second === undefined ? first : say('titleOfTwo', { first, second });
  return word === undefined ? clusterWords.numbered(id) : displayGenre(word.word);
}

/** The sign stays with its number. */
const percent = (share: number): string => formatShare(share).replace(' ', '\u00a0');

export const clusterWords = {
  numbered: (id: number) => say('numbered', { id }),
  methods: {
    'k-means': say('methods.k-means'),
    birch: say('methods.birch'),
    gaussian: say('methods.gaussian'),
  } satisfies Record<ClusterMethod, string>,
  methodNotes: {
    'k-means': say('methodNotes.k-means'),
    birch: say('methodNotes.birch'),
    gaussian: say('methodNotes.gaussian'),
  } satisfies Record<ClusterMethod, string>,
  method: say('method'),
  number: say('number'),
  byItself: say('byItself'),
  find: say('find'),
  findAgain: say('findAgain'),
  finding: say('finding'),
  failed: say('failed'),
  cancelled: say('cancelled'),
  loadFailed: say('loadFailed'),

  empty: say('empty'),
  emptyDetail: say('emptyDetail'),
  nothingHeard: say('nothingHeard'),
  nothingHeardDetail: say('nothingHeardDetail'),
  all: (clusters: number, tracks: number, method: ClusterMethod) =>
    say('all', { clusters, tracks, method: clusterWords.methods[method] }),
  oneOnly: say('oneOnly'),
  dims: (dims: number) => say('dims', { dims }),
  outdated: say('outdated'),
  waiting: (tracks: number) => say('waiting', { tracks }),
  gone: (names: readonly string[]) =>
    say('gone', { names: names.map((name) => say('quoted', { name })).join(', ') }),

  scores: (silhouette: string, daviesBouldin: string, wasChosen: boolean) =>
    say('scores', { wasChosen: wasChosen ? 'yes' : 'no', silhouette, daviesBouldin }),
  asked: say('asked'),
  whyDetail: say('whyDetail'),
  k: say('k'),
  silhouette: say('silhouette'),
  daviesBouldin: say('daviesBouldin'),
  chosen: say('chosen'),

  list: say('list'),
  tracks: countedTracks,
  share: (share: number) => say('share', { share: percent(share) }),
  genres: ({ genres }: Cluster) =>
    genres.map(({ genre, share }) => `${displayGenre(genre)} ${percent(share)}`).join(', '),
  noGenres: say('noGenres'),
  tempo: ({ tempo }: Cluster) =>
    tempo === null ? null : `${Math.round(tempo.low)}–${Math.round(tempo.high)} BPM`,
  keys: ({ keys }: Cluster) => (keys.length === 0 ? null : keys.map(({ key }) => formatKey(key)).join(', ')),
  words: say('words'),
  medoids: say('medoids'),
  play: say('play'),
  pause: say('pause'),
  show: say('show'),
  more: (cluster: string) => say('more', { cluster }),
  rename: say('rename'),
  name: say('name'),
  dropName: say('dropName'),
  named: (name: string) => say('named', { name }),
  unnamed: say('unnamed'),
  radio: say('radio'),
  toGenre: say('toGenre'),
  labelled: (tracks: number, genre: string) => say('labelled', { tracks, genre: displayGenre(genre) }),
  toPlaylist: say('toPlaylist'),
  toSmart: say('toSmart'),
  playlist: say('playlist'),
  made: (name: string) => say('made', { name }),
  save: say('save'),
};
