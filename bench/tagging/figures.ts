// The figures of auto-tagging, as data and as Markdown.

import type { StageFigures } from '../../lab/tagging/stages.ts';
import type { TagScore } from '../../src/core/learning/tagging/figures.ts';
import type { MemberWanted, TagLearner } from '../../src/core/learning/tagging/tagger.ts';
import { productMembers } from '../../src/core/learning/tagging/ways.ts';
import { readTaggedClips, viewsOf } from './emotify.ts';
import { folksonomyFigures } from './folksonomy.ts';
import {
  chance,
  directWay,
  type JudgedWay,
  judgeWay,
  plainLogistic,
  popularity,
  productWay,
  type Told,
  type Way,
} from './judge.ts';

export type ColumnsUsed = 'own' | 'ear' | 'both';

export interface TaggingRow extends JudgedWay {
  readonly learner: string;
  /** Null where the clips are not looked at. */
  readonly columns: ColumnsUsed | null;
  readonly told: Told | null;
}

export interface TaggingFigures {
  readonly seeds: readonly number[];
  readonly clips: number;
  readonly tags: readonly string[];
  readonly baseRate: number;
  readonly rows: readonly TaggingRow[];
  /** A made folksonomy learned at each stage of making its tags fewer. */
  readonly stages: readonly StageFigures[];
}

export interface TaggingOptions {
  readonly seeds: readonly number[];
  readonly onRow?: (row: TaggingRow) => void;
}

/** Without the ear's file only the rows of our own columns. */
export async function taggingFigures({ seeds, onRow }: TaggingOptions): Promise<TaggingFigures> {
  const clips = await readTaggedClips();
  const views = viewsOf(clips);
  const used: readonly ColumnsUsed[] = views.length === 1 ? ['own'] : ['own', 'ear', 'both'];
  const [own = [], embedding = []] = clips.columns;
  const plainColumns = { own, ear: embedding, both: [...own, ...embedding] };
  const wanted: { learner: string; columns: ColumnsUsed | null; told: Told | null; way: Way }[] = [
    { learner: 'chance', columns: null, told: null, way: chance(clips) },
    { learner: 'popularity', columns: null, told: null, way: popularity(clips) },
    ...used.map((columns) => ({
      learner: 'plain logistic',
      columns,
      told: 'hard' as const,
      way: plainLogistic(clips, plainColumns[columns]),
    })),
    ...used.flatMap((columns) =>
      (
        [
          ['logistic', 'hard'],
          ['mlp', 'hard'],
          ['kernel', 'hard'],
          ['kernel', 'soft'],
        ] as const
      ).map(([learner, told]) => ({
        learner: learnerNames[learner],
        columns,
        told,
        way: (learner === 'mlp' ? directWay : productWay)(clips, views, membersOf(learner, columns), told),
      })),
    ),
  ];
  const rows: TaggingRow[] = [];
  for (const { way, ...row } of wanted) {
    const judged = { ...row, ...(await judgeWay(clips, way, seeds)) };
    rows.push(judged);
    onRow?.(judged);
  }
  return {
    seeds,
    clips: clips.X.rows,
    tags: clips.tags,
    baseRate: rows[0]?.macro.baseRate ?? 0,
    rows,
    stages: folksonomyFigures(clips, views, seeds[0] ?? 1),
  };
}

const learnerNames: Record<TagLearner, string> = {
  logistic: 'one-vs-rest logistic',
  mlp: 'MLP, sigmoids',
  kernel: 'joint kernel ridge (the product)',
};

function membersOf(learner: TagLearner, columns: ColumnsUsed): MemberWanted[] {
  return productMembers(columns).map((member) => ({ ...member, learner }));
}

/** The best macro PR-AUC of the product's learner, for what is asked. */
export function productFigure({ rows }: TaggingFigures, columns: ColumnsUsed, told: Told): number | null {
  const row = rows.find(
    (one) => one.learner === learnerNames.kernel && one.columns === columns && one.told === told,
  );
  return row?.macro.prAuc ?? null;
}

const number = (value: number | null): string => (value === null ? '–' : value.toFixed(3));

/** A table of all ways, and one of each tag by the product's. */
export function taggingMarkdown({ rows, tags, seeds, clips, baseRate, stages }: TaggingFigures): string {
  const best = rows.filter(({ learner }) => learner === learnerNames.kernel);
  return [
    `${clips} clips of Emotify, ${tags.length} tags, five artist-grouped folds, seeds ${seeds.join(', ')}; mean base rate ${number(baseRate)}.`,
    'A tag holds from 0.3 of the listeners on. Hard: taggers learn whether it does; soft: how many of the listeners felt it.',
    '',
    '| learner | columns | learns from | PR-AUC | over base rate | ROC-AUC | seconds |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map(
      ({ learner, columns, told, macro, seconds }) =>
        `| ${learner} | ${columns ?? '–'} | ${told ?? '–'} | ${number(macro.prAuc)} | ${((macro.prAuc ?? 0) / baseRate).toFixed(2)} | ${number(macro.rocAuc)} | ${seconds.toFixed(0)} |`,
    ),
    '',
    `| tag | base rate | ${best.map(({ columns, told }) => `${columns}, ${told}`).join(' | ')} |`,
    `| --- | --- | ${best.map(() => '---').join(' | ')} |`,
    ...tags.map(
      (tag, t) =>
        `| ${tag.replaceAll('_', ' ')} | ${number(rows[0]?.perTag[t]?.baseRate ?? null)} | ${best.map(({ perTag }) => number(perTag[t]?.prAuc ?? null)).join(' | ')} |`,
    ),
    '',
    'A folksonomy made of the same clips (imaginary listeners write what the real ones felt, each in their own way), learned from its weights:',
    '',
    '| stage | tags left | learned | tracks a tag | PR-AUC | over base rate | ROC-AUC | by facet: PR-AUC over base rate |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...stages.map(
      ({ stage, distinct, learned, tracksPerTag, macro, byFacet }) =>
        `| ${stageNames[stage]} | ${distinct} | ${learned} | ${tracksPerTag.toFixed(0)} | ${number(macro?.prAuc ?? null)} | ${overBase(macro)} | ${number(macro?.rocAuc ?? null)} | ${byFacet.map((one) => `${one.facet} ${overBase(one)}`).join(', ')} |`,
    ),
  ].join('\n');
}

const stageNames = { 1: 'I, as typed', 2: 'II, by rules', 3: 'III, by neighbours' } as const;

function overBase(score: TagScore | null): string {
  return score === null || score.prAuc === null ? '–' : (score.prAuc / score.baseRate).toFixed(2);
}
