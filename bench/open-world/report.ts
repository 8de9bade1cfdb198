// What `npm run bench -- open-world` prints: means over the splits, beside the starter on the same tracks.
import { type Spread, shown, spread } from '../corrections/spread.ts';
import { atLeast, type Target } from '../report/targets.ts';
import type { Reached } from './simulation.ts';

const parts = ['all', 'answered', 'unanswered'] as const;
type Part = (typeof parts)[number];

/** Of the splits in which there are such tracks; null where there are in none. */
type Compared = { readonly personal: Spread; readonly starter: Spread; readonly difference: Spread } | null;

export interface Row {
  readonly cover: number;
  readonly k: number;
  readonly answers: number;
  readonly answeredGenres: number;
  readonly predictableGenres: number;
  readonly calibrationError: number;
  /** How many of the splits took this candidate. */
  readonly chosen: Readonly<Record<string, number>>;
  readonly accuracy: Readonly<Record<Part, Compared>>;
}

export function row(cover: number, k: number, reached: readonly Reached[]): Row {
  const mean = (of: (one: Reached) => number): number => spread(reached.map(of)).mean;
  const chosen: Record<string, number> = {};
  for (const { chosen: name } of reached) if (name !== null) chosen[name] = (chosen[name] ?? 0) + 1;
  return {
    cover,
    k,
    answers: mean(({ answers }) => answers),
    answeredGenres: mean(({ answeredGenres }) => answeredGenres),
    predictableGenres: mean(({ predictableGenres }) => predictableGenres),
    calibrationError: mean(({ calibrationError }) => calibrationError),
    chosen,
    accuracy: {
      all: compared(reached, 'all'),
      answered: compared(reached, 'answered'),
      unanswered: compared(reached, 'unanswered'),
    },
  };
}

function compared(reached: readonly Reached[], part: Part): Compared {
  const pairs = reached.flatMap(({ personal, starter }) => {
    const now = personal[part];
    const before = starter[part];
    return now === null || before === null ? [] : [{ now, before }];
  });
  if (pairs.length === 0) return null;
  return {
    personal: spread(pairs.map(({ now }) => now)),
    starter: spread(pairs.map(({ before }) => before)),
    difference: spread(pairs.map(({ now, before }) => now - before)),
  };
}

/** Never worse than before any answer; with all genres covered, worth the answers. */
export function targetsOf(rows: readonly Row[]): Target[] {
  const most = Math.max(...rows.map(({ cover }) => cover));
  return rows.flatMap(({ cover, k, accuracy: { all } }) => {
    if (all === null) return [];
    const { mean, standardError } = all.difference;
    const name = `${cover} genres covered, k = ${k}: personal - starter`;
    const notBelow = atLeast(`${name} + one standard error`, mean + standardError, 0);
    return cover === most && k === 160 ? [notBelow, atLeast(name, mean, 0.04)] : [notBelow];
  });
}

export function line({
  cover,
  k,
  answers,
  answeredGenres,
  predictableGenres,
  accuracy,
  ...rest
}: Row): string {
  const figures = parts.map((part) => {
    const one = accuracy[part];
    if (one === null) return `${part} -`;
    const { personal, starter, difference } = one;
    return `${part} ${personal.mean.toFixed(3)} (${starter.mean.toFixed(3)}) by ${shown(difference)}`;
  });
  return [
    `cover ${String(cover).padStart(2)}  k = ${String(k).padStart(3)}`,
    `${answers.toFixed(0)} answers of ${answeredGenres.toFixed(1)} genres, ${predictableGenres.toFixed(1)} predictable`,
    ...figures,
    `calibration error ${rest.calibrationError.toFixed(3)}`,
  ].join('  ');
}
