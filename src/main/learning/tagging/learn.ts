// In a learning worker: every tag that enough tracks of enough artists have, learned from all that is said of them.
import { AppError } from '../../../core/domain/errors.ts';
import { type Matrix, matrix } from '../../../core/domain/matrix.ts';
import { artistsToLearn, type TagFigures, tracksToLearn } from '../../../core/domain/tagging.ts';
import { tagFacetSchema } from '../../../core/domain/trackTag.ts';
import { createRandom, permutation } from '../../../core/learning/maths/random.ts';
import { meanScore, scoresByTag } from '../../../core/learning/tagging/figures.ts';
import { type FittedTags, fitTags } from '../../../core/learning/tagging/fitTags.ts';
import { writeTagger } from '../../../core/learning/tagging/savedTagger.ts';
import { targetsOf } from '../../../core/learning/tagging/tagRows.ts';
import { fitView } from '../../../core/learning/tagging/view.ts';
import { productMembers } from '../../../core/learning/tagging/ways.ts';
import { windowMean } from '../../../core/space/windowMean.ts';
import type { TrackFeatures } from '../../store/learning/featureReads.ts';
import type { LibraryReader } from '../../store/reader.ts';
import type { TagExample } from '../../store/trackTags/tagExamples.ts';
import type { StoredTag } from '../../store/trackTags/trackTags.ts';
import { artistOf } from '../../work/artistKey.ts';
import type { LearnTags } from '../protocol.ts';
import { type EarPlaces, earsIn } from '../trainingTable.ts';
import { usableGroups } from '../usableGroups.ts';

/** More would take longer than it brings: the rows of each tag in turn, and some of which nothing is said. */
const mostTagged = 1500;
const mostOthers = 500;
const mostTags = 300;
/** So many tracks tell well enough how the library's music differs. */
const mostOfLibrary = 1000;
/** What ranks hardly better than chance is not put on tracks. */
const leastRocAuc = 0.6;

/** Throws AppError 'too-few-examples' where no tag has enough. */
export function learnTags(
  reader: LibraryReader,
  { wanted, seed, learnedAt }: LearnTags['input'],
  report: (progress: LearnTags['progress']) => void,
): LearnTags['output'] {
  const examples = reader.tagExamples();
  const counts = new Map<number, number>();
  for (const { tagId, share } of examples) if (share >= 0.5) counts.set(tagId, (counts.get(tagId) ?? 0) + 1);
  const frequent = [...counts]
    .filter(([, tracks]) => tracks >= tracksToLearn)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, mostTags)
    .map(([tagId]) => tagId);
  const isFrequent = new Set(frequent);
  const own = examples.filter(({ tagId }) => isFrequent.has(tagId));
  const tagged = chosenTracks(own, seed);
  const isTagged = new Set(own.map(({ trackId }) => trackId));
  const analysed = reader.analysed();
  const others = evenly(
    analysed.filter((id) => !isTagged.has(id)),
    mostOthers,
  );
  const ids = [...tagged, ...others].sort((a, b) => a - b);
  const { layout } = usableGroups(reader, wanted, ids);
  const tracks = reader.features(layout, ids).filter(isWhole);
  const groups = tracks.map(artistOf);
  const tags = enoughOf(frequent, own, tracks, groups, reader);
  if (tags.length === 0) throw tooFew();

  const said = saidOf(tags, own, tracks);
  const X = rowsOf(tracks);
  const library = rowsOf(reader.features(layout, evenly(analysed, mostOfLibrary)).filter(isWhole));
  const { columns, hasScores, viewColumns } = columnsOf(reader, layout);
  const targets = targetsOf(said, tags.length);
  const fitted = fitTags(
    { X, groups, targets, library },
    {
      views: viewColumns.map((view) => fitView(library, view, X.rows)),
      members: productMembers(columns, hasScores),
    },
    { seed, onStep: (done, total) => report({ done, total }) },
  );
  const { figures, thresholds } = judged(tags, said, groups, fitted, columns, learnedAt);
  const { json, weights } = writeTagger({
    layout,
    tagger: fitted.tagger,
    tags: tags.map(({ id }, t) => ({
      tagId: id,
      calibration: fitted.calibrations[t] ?? { kind: 'platt', slope: 0, offset: 0 },
      threshold: thresholds[t] ?? null,
    })),
  });
  return {
    parts: JSON.stringify(json),
    weights: new Uint8Array(weights),
    figures,
    thresholds: tags.flatMap(({ id }, t) => {
      const threshold = thresholds[t] ?? null;
      return threshold === null ? [] : [{ tagId: id, threshold }];
    }),
  };
}

const tooFew = (): AppError =>
  new AppError(
    'too-few-examples',
    `Nothing to learn from yet: no tag is on ${tracksToLearn} tracks of ${artistsToLearn} artists that were listened to.`,
  );

function isWhole({ windows }: TrackFeatures): boolean {
  return windows.every((row) => row.every(Number.isFinite));
}

/** One track of each tag, then a second of each, and so on; those that were refused as others. */
function chosenTracks(examples: readonly TagExample[], seed: number): number[] {
  const order = permutation(examples.length, createRandom(seed));
  const turns = new Map<number, number>();
  const queue = [...order]
    .flatMap((at) => examples[at] ?? [])
    .map(({ tagId, trackId, share }) => {
      // Refusals are few and say much: they come with the first.
      const key = share >= 0.5 ? tagId : -tagId;
      const turn = turns.get(key) ?? 0;
      turns.set(key, turn + 1);
      return { trackId, turn };
    })
    .sort((a, b) => a.turn - b.turn);
  const chosen = new Set<number>();
  for (const { trackId } of queue) {
    if (chosen.size >= mostTagged) break;
    chosen.add(trackId);
  }
  return [...chosen];
}

/** Those of the tags that have enough among the tracks that can be learned from, and do not hold on all of these. */
function enoughOf(
  frequent: readonly number[],
  examples: readonly TagExample[],
  tracks: readonly TrackFeatures[],
  groups: readonly string[],
  reader: Pick<LibraryReader, 'tagNames'>,
): StoredTag[] {
  const artistOfTrack = new Map(tracks.map(({ trackId }, row) => [trackId, groups[row] ?? '']));
  const holding = new Map<number, string[]>();
  for (const { tagId, trackId, share } of examples) {
    const artist = artistOfTrack.get(trackId);
    if (artist === undefined || share < 0.5) continue;
    const artists = holding.get(tagId) ?? [];
    artists.push(artist);
    holding.set(tagId, artists);
  }
  return reader.tagNames(
    frequent.filter((tagId) => {
      const artists = holding.get(tagId) ?? [];
      return (
        artists.length >= tracksToLearn &&
        new Set(artists).size >= artistsToLearn &&
        artists.length < tracks.length
      );
    }),
  );
}

/** [tracks, tags], NaN where nothing is said. */
function saidOf(
  tags: readonly StoredTag[],
  examples: readonly TagExample[],
  tracks: readonly TrackFeatures[],
): Float64Array {
  const said = new Float64Array(tracks.length * tags.length).fill(Number.NaN);
  const columnOf = new Map(tags.map(({ id }, t) => [id, t]));
  const rowOf = new Map(tracks.map(({ trackId }, row) => [trackId, row]));
  for (const { tagId, trackId, share } of examples) {
    const [row, column] = [rowOf.get(trackId), columnOf.get(tagId)];
    if (row !== undefined && column !== undefined) said[row * tags.length + column] = share;
  }
  return said;
}

function rowsOf(tracks: readonly TrackFeatures[]): Matrix {
  const columns = tracks[0]?.windows[0]?.length ?? 0;
  const X = matrix(tracks.length, columns);
  for (const [row, { windows }] of tracks.entries())
    windowMean(windows, X.data.subarray(row * columns, (row + 1) * columns));
  return X;
}

/** The columns of each view: our own, those of the first ear's embedding, those of its scores. */
function columnsOf(reader: LibraryReader, layout: Parameters<typeof earsIn>[0]) {
  const ears: readonly EarPlaces[] = earsIn(layout, (group) => reader.columns([group]));
  const [ear] = ears;
  const heard = new Set(ears.flatMap(({ embedding, scores }) => [...embedding, ...scores]));
  const own = [...reader.columns(layout).keys()].filter((column) => !heard.has(column));
  const hasScores = ear !== undefined && ear.scores.length > 0;
  const hasEar = ear !== undefined && ear.embedding.length > 0;
  return {
    columns: !hasEar ? ('own' as const) : own.length === 0 ? ('ear' as const) : ('both' as const),
    hasScores,
    viewColumns: hasEar ? [own, ear.embedding, ...(hasScores ? [ear.scores] : [])] : [own],
  };
}

function judged(
  tags: readonly StoredTag[],
  said: Float64Array,
  groups: readonly string[],
  { outOfFold, thresholds }: FittedTags,
  columns: TagFigures['tags'][number]['columns'],
  learnedAt: number,
): { readonly figures: TagFigures; readonly thresholds: (number | null)[] } {
  const scores = scoresByTag(targetsOf(said, tags.length), outOfFold);
  const heard = scores.map(({ rocAuc }, t) =>
    rocAuc !== null && rocAuc >= leastRocAuc ? (thresholds[t] ?? null) : null,
  );
  const figures = tags.map((tag, t) => {
    const own = groups.map((artist, row) => ({ artist, share: said[row * tags.length + t] ?? Number.NaN }));
    const holds = own.filter(({ share }) => share >= 0.5);
    return {
      ...tag,
      ...(scores[t] ?? { rocAuc: null, prAuc: null, baseRate: 0 }),
      holds: holds.length,
      refused: own.filter(({ share }) => share < 0.5).length,
      artists: new Set(holds.map(({ artist }) => artist)).size,
      threshold: heard[t] ?? 1,
      columns,
    };
  });
  return {
    thresholds: heard,
    figures: {
      learnedAt,
      rows: groups.length,
      tags: figures,
      macro: meanScore(scores),
      byFacet: tagFacetSchema.options.flatMap((facet) => {
        const own = figures.filter((tag) => tag.facet === facet);
        const mean = meanScore(own);
        return mean === null ? [] : [{ facet, tags: own.length, ...mean }];
      }),
    },
  };
}

/** At most `count` of the items, at even steps. */
export function evenly<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  const step = items.length / count;
  return Array.from({ length: count }, (_, n) => items[Math.floor(n * step)]).filter(
    (item) => item !== undefined,
  );
}
