// The model in use in a few figures: how often it is right, what it learned from, how steady that is.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { genresWithExamples, type ModelInfo } from '../../../core/domain/modelInfo.ts';
import { Hidden } from '../../primitives/Hidden.tsx';
import { api } from '../../wire/api.ts';
import { formatCount, formatShare } from '../../words/format.ts';
import { candidateWords, learnerName } from '../../words/learners.ts';
import { messages } from '../../words/messages.ts';
import css from './Headline.module.css';
import { guessing } from './measures/genreScores.ts';

const words = messages.learning;

export function Headline({ model }: { readonly model: ModelInfo }) {
  const { data: genres } = useQuery(api.genres.list.queryOptions());
  const { data: hearing } = useQuery(api.ears.list.queryOptions());
  const { report } = model;
  const corrected = (genres ?? []).reduce((sum, { labelled }) => sum + labelled, 0);
  const chance = guessing(report.confusion);
  return (
    <dl className={css['figures']}>
      <Figure
        name={model.origin === 'starter' ? words.starterAccuracy : words.accuracy}
        value={report.accuracy === null ? words.unknown : formatShare(report.accuracy)}
        detail={
          report.accuracy === null
            ? words.unknownDetail
            : [
                words.accuracyOf(Math.round(report.accuracy * report.judgedRows), report.judgedRows),
                model.origin === 'starter'
                  ? words.starterDetail
                  : chance === null
                    ? ''
                    : words.chance(formatShare(chance)),
              ].join('. ')
        }
      />
      <Figure
        name={words.examples}
        value={formatCount(report.rows)}
        detail={words.examplesOf(genresWithExamples(report), report.artists)}
      />
      <Figure name={words.corrections} value={formatCount(corrected)} detail={words.correctionsSince} />
      {report.accuracyPerFold.length === 0 ? null : (
        <Figure
          name={words.folds}
          value={<Folds shares={report.accuracyPerFold} />}
          detail={words.foldsDetail}
        />
      )}
      {report.personal === undefined ? null : (
        <div className={css['row']}>
          <dt className={css['name']}>{words.ways}</dt>
          <dd className={css['learners']}>
            {report.personal.candidates.map(({ candidate, accuracy }) => {
              const chosen = candidate === report.personal?.chosen;
              return (
                <span key={candidate} className={chosen ? css['chosen'] : css['learner']}>
                  {candidateWords[candidate]}
                  {chosen ? <Hidden>, {words.chosenWay}</Hidden> : null}
                  <span className={css['share']}>{formatShare(accuracy)}</span>
                </span>
              );
            })}
          </dd>
        </div>
      )}
      {report.accuracy === null ? null : (
        <div className={css['row']}>
          <dt className={css['name']}>{words.learners}</dt>
          <dd className={css['learners']}>
            {Object.entries(report.baseLearners).map(([name, { accuracy }]) => (
              <span key={name} className={css['learner']}>
                {learnerName(name, hearing?.ears)}
                <span className={css['share']}>
                  {accuracy === null ? words.unknown : formatShare(accuracy)}
                </span>
              </span>
            ))}
          </dd>
        </div>
      )}
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: ReactNode;
  readonly detail: string;
}

function Figure({ name, value, detail }: FigureProps) {
  return (
    <div className={css['figure']}>
      <dt className={css['name']}>{name}</dt>
      <dd className={css['value']}>{value}</dd>
      <dd className={css['detail']}>{detail}</dd>
    </div>
  );
}

function Folds({ shares }: { readonly shares: readonly number[] }) {
  return (
    <span
      className={css['folds']}
      role="img"
      aria-label={shares.map((share, i) => words.fold(i + 1, formatShare(share))).join(', ')}
    >
      {shares.map((share, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
        <span key={i} className={css['fold']} title={words.fold(i + 1, formatShare(share))}>
          <span className={css['right']} style={{ height: `${share * 100}%` }} />
        </span>
      ))}
    </span>
  );
}
