// How well a model does, as the command line says it: one sentence, then genres gained, lost and changed.
import { changedGenres, tells } from '../../core/domain/comparison.ts';
import type { ModelInfo } from '../../core/domain/modelInfo.ts';
import { displayGenre } from '../../core/genres/name.ts';

/** 'right on 61 of 100 tracks it had not seen, before 58'. A starter's figures are of other tracks, and not told here. */
export function measuredText({ origin, report }: ModelInfo, isAlone = true): string {
  if (origin === 'starter')
    return isAlone ? 'not measured on your tracks yet' : 'measured beside your models';
  const comparison = report.personal?.comparison;
  if (comparison === undefined) return 'made before models were compared on the same tracks';
  if (comparison === null) return 'not measured: no track could be held out';
  const { tracks, before, now } = comparison;
  return tells(comparison)
    ? `right on ${now} of ${tracks} tracks it had not seen, before ${before}`
    : `not measured: ${tracks === 1 ? 'only 1 track' : `only ${tracks} tracks`} could be held out, too few to say anything`;
}

function shown(genre: string | null): string {
  return genre === null ? 'Unsorted' : displayGenre(genre);
}

/** A line each for what it can predict now, what no longer, how each genre went, and what changed in the library. */
export function differences({ report }: ModelInfo): string[] {
  const { comparison, moves = [] } = report.personal ?? {};
  const named = (genres: readonly string[]): string => genres.map(displayGenre).join(', ');
  const { gained = [], lost = [] } = comparison ?? {};
  return [
    ...(gained.length === 0 ? [] : [`New genres: ${named(gained)}.`]),
    ...(lost.length === 0 ? [] : [`No longer predicted: ${named(lost)}.`]),
    ...changedGenres(comparison ?? null).map(
      ({ genre, tracks, before, now }) =>
        `${displayGenre(genre)}: right on ${now} of ${tracks}, before ${before}.`,
    ),
    ...moves.map(
      ({ from, to, tracks }) =>
        `In the library: ${shown(from)} → ${shown(to)}, ` +
        `${tracks === 1 ? '1 track' : `${tracks} tracks`}.`,
    ),
  ];
}
