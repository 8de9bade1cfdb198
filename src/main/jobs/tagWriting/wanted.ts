// What is to stand in a track's file: from what is said, measured and heard of it.
import type { TagWritingOptions, WritableField } from '../../../core/domain/tagWriting.ts';
import type { TagFacet } from '../../../core/domain/trackTag.ts';
import { displayGenre } from '../../../core/genres/name.ts';
import { findGenre, lineage } from '../../../core/genres/vocabulary/vocabulary.ts';
import type { WantedTags } from '../../../core/tagFormats/plan.ts';
import type { StoredTrack } from '../../store/tracks/trackQueries.ts';
import type { Work } from '../context.ts';

/** ReplayGain 2.0: loudness that is played as it is. */
const referenceLufs = -18;
/** Measured of less of a track, its loudness is another's. */
const wholeShare = 0.95;
const stars = [1, 2, 3, 4, 5] as const;

/** Of the fields that are asked for those that something is known of; null where that is none. */
export function wantedTags(
  work: Pick<Work, 'store' | 'genreWords'>,
  track: StoredTrack,
  options: TagWritingOptions,
): WantedTags | null {
  const known: { [Field in WritableField]?: WantedTags[Field] } = {};
  for (const field of options.fields) Object.assign(known, values[field](work, track, options));
  return Object.keys(known).length === 0 ? null : known;
}

type Value = (
  work: Pick<Work, 'store' | 'genreWords'>,
  track: StoredTrack,
  options: TagWritingOptions,
) => WantedTags;

/** Nothing for what is not known: a field is never emptied because Stackwax knows less than the file. */
const values: Readonly<Record<WritableField, Value>> = {
  genre({ genreWords }, { genre, genreSource }, { genres, predicted }) {
    if (genre === null || (genreSource === 'model' && !predicted)) return {};
    if (genres === 'one') return { genre: [displayGenre(genre)] };
    const vocabulary = genreWords.vocabulary();
    const name = findGenre(vocabulary, genre);
    const above = name === null ? [] : lineage(vocabulary, name).slice(1);
    return { genre: [genre, ...above].map(displayGenre) };
  },
  bpm: (_work, { tempoBpm }) => (tempoBpm === null ? {} : { bpm: Math.round(tempoBpm * 10) / 10 }),
  key: (_work, { musicalKey }) => (musicalKey === null ? {} : { key: shortKey(musicalKey) }),
  mood: ({ store }, { id }) => listed('mood', tagsOf(store, id, ['mood'])),
  comment({ store }, { id }) {
    const tags = tagsOf(store, id, ['mood', 'description', 'time', 'other']);
    return tags.length === 0 ? {} : { comment: tags.join(', ') };
  },
  grouping: ({ store }, { id }) => listed('grouping', tagsOf(store, id, ['description', 'time', 'other'])),
  replayGain(_work, { loudnessLufs, loudnessSeconds, durationSeconds, truePeakDbtp }) {
    const isWhole = (loudnessSeconds ?? 0) >= wholeShare * (durationSeconds ?? Number.POSITIVE_INFINITY);
    if (loudnessLufs === null || !isWhole) return {};
    const gainDb = Math.round((referenceLufs - loudnessLufs) * 100) / 100;
    return { replayGain: { gainDb, peak: truePeakDbtp === null ? null : 10 ** (truePeakDbtp / 20) } };
  },
  rating(_work, { rating }) {
    const given = stars.find((one) => one === rating);
    return given === undefined ? {} : { rating: given };
  },
};

function listed(field: 'mood' | 'grouping', tags: readonly string[]): WantedTags {
  return tags.length === 0 ? {} : { [field]: tags };
}

/** Those that hold on the track. */
function tagsOf(store: Work['store'], trackId: number, facets: readonly TagFacet[]): string[] {
  const holding = store.trackTags.ofTrack(trackId).filter(({ holdsBy }) => holdsBy !== null);
  return store.trackTags
    .names({ ids: holding.map(({ tagId }) => tagId) })
    .filter(({ facet }) => facets.includes(facet))
    .map(({ name }) => name);
}

/** As ID3 has it and others read it: 'F#m', 'C', 'o' for music in no key. */
function shortKey(key: string): string {
  if (key === 'off key') return 'o';
  const [, tonic, mode] = /^([A-G]#?) (major|minor)$/u.exec(key) ?? [];
  return tonic === undefined ? key : tonic + (mode === 'minor' ? 'm' : '');
}
