// Emotify's clips with the shares of listeners who felt each of nine emotions: several at once, real many-labelled data.
import { existsSync, readFileSync } from 'node:fs';
import type { Matrix } from '../../src/core/domain/matrix.ts';
import { parseCsv } from '../../src/core/domain/text/parseCsv.ts';
import { fitView, type View } from '../../src/core/learning/tagging/view.ts';
import { sharedData, sharedFile } from '../../tests/helpers/shared.ts';
import { besideEar } from '../corrections/ear.ts';
import { readExcerpts } from '../corrections/excerpts.ts';
import { earOfFile } from '../ears/earOfFile.ts';

/** From so many of the listeners on a tag holds. */
export const holdsFrom = 0.3;

export interface TaggedClips {
  /** Our columns, and behind them those of the ear. */
  readonly X: Matrix;
  readonly artists: readonly string[];
  readonly genres: readonly string[];
  readonly tags: readonly string[];
  /** Share of the listeners [clips, tags]. */
  readonly shares: Float64Array;
  /** Our columns, the ear's embedding, its class scores. */
  readonly columns: readonly (readonly number[])[];
}

/** Without the ear's file there are our columns alone. */
export async function readTaggedClips(earFile = sharedFile('ears', 'mn04_as.onnx')): Promise<TaggedClips> {
  const clips = await readExcerpts(sharedData('emotify', 'audio'), sharedData('emotify', 'index.csv'));
  const rows = parseCsv(readFileSync(sharedData('emotify', 'annotations.csv'), 'utf8'));
  const files = parseCsv(readFileSync(sharedData('emotify', 'index.csv'), 'utf8')).map(({ file }) => file);
  const byFile = new Map(rows.map((row) => [row['file'], row]));
  const tags = Object.keys(rows[0] ?? {}).filter((name) => name !== 'file');
  const shares = Float64Array.from(
    files.flatMap((file) => tags.map((tag) => Number(byFile.get(file)?.[tag]))),
  );
  if (!shares.every((share) => share >= 0 && share <= 1))
    throw new Error('annotations.csv has a clip without shares');
  const own = [...Array(clips.X.cols).keys()];
  const { artists, genres } = clips;
  if (!existsSync(earFile)) return { X: clips.X, artists, genres, tags, shares, columns: [own] };
  const { X, ears } = await besideEar(clips.X, clips.paths, await earOfFile(earFile), []);
  const [ear] = ears;
  if (ear === undefined) throw new Error('an ear without columns');
  return { X, artists, genres, tags, shares, columns: [own, ear.embedding, ear.scores] };
}

/** Fitted on all clips, whose sound is known though their tags are not; for four fifths of them to learn from. */
export function viewsOf({ X, columns }: TaggedClips): View[] {
  return columns.map((own) => fitView(X, own, Math.round(X.rows * 0.8)));
}
