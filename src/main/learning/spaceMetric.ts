// Fitting the metric of a library's space: from a sample of its tracks, the rows of the shipped starter, and the person's answers.
import { setImmediate } from 'node:timers/promises';
import type { Layout } from '../../core/domain/layout.ts';
import { type Matrix, matrix } from '../../core/domain/matrix.ts';
import { fitMetric, type Taught } from '../../core/space/metric/fitMetric.ts';
import { learnMetric } from '../../core/space/metric/learnMetric.ts';
import { dimsOf, type Metric, project } from '../../core/space/metric/metric.ts';
import { windowMean } from '../../core/space/windowMean.ts';
import { loadStarter } from '../engines/starter.ts';
import type { FeatureReads } from '../store/learning/featureReads.ts';
import type { SpaceReads } from '../store/learning/space.ts';
import { artistOf } from '../work/artistKey.ts';

/** What the space is made from. */
export interface SpaceReader extends FeatureReads {
  readonly space: SpaceReads;
}

const sampled = 3000;
/** Tracks that are read before other messages get their turn. */
const tracksAtOnce = 1000;

export async function fitLibraryMetric(
  reader: SpaceReader,
  layout: Layout,
  tracks: readonly number[],
  starterDir: string,
): Promise<Metric> {
  const step = Math.max(1, tracks.length / sampled);
  const some = Array.from(
    { length: Math.min(sampled, tracks.length) },
    (_, n) => tracks[Math.floor(n * step)] ?? 0,
  );
  const groups = layout.map((group) => ({ ...group, columns: reader.columns([group]).length }));
  const { rows } = await columnsOf(reader, layout, some);
  const metric = fitMetric(rows, groups, await taughtBy(starterDir), tracks.length);
  return await withAnswers(reader, layout, metric);
}

/** What the metric takes from answers; the metric itself where they say no more. */
async function withAnswers(reader: SpaceReader, layout: Layout, metric: Metric): Promise<Metric> {
  const answers = new Map(reader.space.answers().map((answer) => [answer.trackId, answer]));
  const { rows, ids } = await columnsOf(reader, layout, [...answers.keys()]);
  const dims = dimsOf(metric);
  const points = new Float32Array(ids.length * dims);
  for (const row of ids.keys())
    project(
      metric,
      rows.data.subarray(row * rows.cols, (row + 1) * rows.cols),
      points.subarray(row * dims, (row + 1) * dims),
    );
  const labels = ids.map((id) => answers.get(id)?.genre ?? '');
  const artists = ids.map((trackId) =>
    artistOf({ trackId, artistKey: answers.get(trackId)?.artistKey ?? '' }),
  );
  const counted = { ...metric, answers: answers.size };
  return learnMetric(counted, { points, dims, labels, artists }) ?? counted;
}

/** Rows of tracks that have any of the groups, as the means of their windows. */
export async function columnsOf(
  reader: FeatureReads,
  layout: Layout,
  tracks: readonly number[],
): Promise<{ readonly rows: Matrix; readonly ids: readonly number[] }> {
  const cols = reader.columns(layout).length;
  const data = new Float32Array(tracks.length * cols);
  const ids: number[] = [];
  for (let start = 0; start < tracks.length; start += tracksAtOnce) {
    for (const { trackId, windows } of reader.vectors(
      layout,
      tracks.slice(start, start + tracksAtOnce),
      'NaN',
    )) {
      windowMean(windows, data.subarray(ids.length * cols, (ids.length + 1) * cols));
      ids.push(trackId);
    }
    await setImmediate();
  }
  return { rows: matrix(ids.length, cols, data.subarray(0, ids.length * cols)), ids };
}

/** The starter knows genres by the usual 57 columns. Without it nothing is taught. */
async function taughtBy(starterDir: string): Promise<Taught | null> {
  try {
    const { table } = await loadStarter(starterDir);
    return { group: 'base57', X: table.X, labels: table.labels };
  } catch {
    return null;
  }
}
