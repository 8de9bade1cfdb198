// In a learning worker: the tags that are heard in tracks, and what to ask about one of them.
import { AppError } from '../../../core/domain/errors.ts';
import { matrix } from '../../../core/domain/matrix.ts';
import { typicalWindows } from '../../../core/learning/judging/typicalWindow.ts';
import { probabilityOf } from '../../../core/learning/tagging/calibrate.ts';
import { readTagger, type SavedTagger } from '../../../core/learning/tagging/savedTagger.ts';
import { tagScores } from '../../../core/learning/tagging/tagger.ts';
import { tagQuestions } from '../../../core/learning/tagging/tagQuestions.ts';
import { windowMean } from '../../../core/space/windowMean.ts';
import type { TrackVectors } from '../../store/learning/featureReads.ts';
import type { LibraryReader } from '../../store/reader.ts';
import { artistOf } from '../../work/artistKey.ts';
import type { HearTags, ReviewTag } from '../protocol.ts';
import { evenly } from './learn.ts';

/** The tagger that was read last stays: a library is heard in many pieces. */
export type TaggerOf = (reader: LibraryReader) => (SavedTagger & { readonly id: number }) | 'damaged' | null;

export function currentTagger(): TaggerOf {
  let last: ReturnType<TaggerOf> = null;
  return (reader) => {
    const id = reader.taggers.current()?.id ?? null;
    if (id === null) return null;
    if (last !== null && last !== 'damaged' && last.id === id) return last;
    const saved = reader.taggers.saved();
    if (saved === null) return null;
    try {
      const json: unknown = JSON.parse(saved.parts);
      if (!isObject(json)) return 'damaged';
      last = { id: saved.id, ...readTagger({ json, weights: saved.weights }) };
      return last;
    } catch (error) {
      if (error instanceof SyntaxError || (error instanceof AppError && error.kind === 'invalid'))
        return 'damaged';
      throw error;
    }
  };
}

/** Of what is kept of a tag: at least half of what decides. */
const worthKeeping = 0.5;

export function hearTags(
  reader: LibraryReader,
  taggerOf: TaggerOf,
  { tracks }: HearTags['input'],
): HearTags['output'] {
  const tagger = taggerOf(reader);
  if (tagger === null) return { state: 'none' };
  if (tagger === 'damaged') return { state: 'damaged' };
  // Nothing is heard in a track that lacks a group of the tagger's, or whose vectors are damaged.
  const found = reader.vectors(tagger.layout, tracks).filter(isWhole(tagger));
  const rowOf = new Map(found.map(({ trackId }, row) => [trackId, row]));
  const probabilities = probabilitiesOf(
    tagger,
    found.map(({ windows }) => windowMean(windows)),
  );
  const { tags } = tagger;
  const starts = new Int32Array(tracks.length + 1);
  const tagIds: number[] = [];
  const values: number[] = [];
  for (const [n, trackId] of tracks.entries()) {
    const row = rowOf.get(trackId);
    for (const [t, { tagId, threshold }] of tags.entries()) {
      if (row === undefined) break;
      const probability = probabilities[row * tags.length + t] ?? 0;
      if (threshold === null || probability < threshold * worthKeeping) continue;
      tagIds.push(tagId);
      values.push(probability);
    }
    starts[n + 1] = tagIds.length;
  }
  return {
    state: 'heard',
    tagger: tagger.id,
    tracks: Int32Array.from(tracks),
    starts,
    tagIds: Int32Array.from(tagIds),
    probabilities: Float64Array.from(values),
  };
}

/** Of as many columns as the tagger takes, all of them numbers. */
function isWhole({ tagger }: SavedTagger) {
  return ({ windows }: TrackVectors): boolean =>
    windows.every((row) => row.length === tagger.features && row.every(Number.isFinite));
}

/** [rows, tags] */
function probabilitiesOf({ tagger, tags }: SavedTagger, rows: readonly Float32Array[]): Float64Array {
  const X = matrix(rows.length, tagger.features);
  for (const [i, row] of rows.entries()) X.data.set(row, i * X.cols);
  const { data, cols } = tagScores(tagger, X);
  return Float64Array.from(data, (score, at) => {
    const tag = tags[at % cols];
    return tag === undefined ? 0 : probabilityOf(tag.calibration, score);
  });
}

/** So many of the tracks in which it was not heard stand for all of these. */
const mostOthers = 600;

/** Questions about tracks of which nobody has said whether the tag holds; none for a tag that is not heard. */
export function questionsOfTag(
  reader: LibraryReader,
  taggerOf: TaggerOf,
  { tagId, limit, except }: ReviewTag['input'],
): ReviewTag['output'] {
  const tagger = taggerOf(reader);
  if (tagger === null || tagger === 'damaged') return { questions: [], open: 0 };
  const at = tagger.tags.findIndex((tag) => tag.tagId === tagId);
  const threshold = tagger.tags[at]?.threshold ?? null;
  if (threshold === null) return { questions: [], open: 0 };
  const isExcept = new Set(except);
  const open = reader.openTag(tagId);
  const heard = open.map(({ trackId: id, artistKey, probability }) => ({
    id,
    artist: artistOf({ artistKey, trackId: id }),
    probability,
  }));
  const known = reader.knownOfTag(tagId);
  const others = reader
    .features(
      tagger.layout,
      evenly(
        reader.analysed().filter((id) => !known.has(id)),
        mostOthers,
      ),
    )
    .filter(isWhole(tagger));
  const probabilities = probabilitiesOf(
    tagger,
    others.map(({ windows }) => windowMean(windows)),
  );
  const unheard = others.map((track, row) => ({
    id: track.trackId,
    artist: artistOf(track),
    probability: probabilities[row * tagger.tags.length + at] ?? 0,
  }));
  const asked = tagQuestions(
    [...heard, ...unheard].filter(({ id }) => !isExcept.has(id)),
    threshold,
    limit,
  );
  const windowsOf = new Map(
    reader
      .vectors(
        tagger.layout,
        asked.map(({ id }) => id).sort((a, b) => a - b),
      )
      .map(({ trackId, windows }) => [trackId, windows]),
  );
  const typical = typicalWindows(asked.map(({ id }) => windowsOf.get(id) ?? []));
  return {
    questions: asked.map(({ id, probability }, n) => ({
      track: id,
      window: typical[n] ?? 0,
      certainty: probability,
    })),
    open: open.length,
  };
}

function isObject(value: unknown): value is Parameters<typeof readTagger>[0]['json'] {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
