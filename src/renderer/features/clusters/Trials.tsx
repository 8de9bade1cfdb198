// How the number of clusters was chosen: what each number came to, the chosen one marked, and how good the clusters are.
import type { Clustering, Trial } from '../../../core/domain/clusters.ts';
import { clusterWords as words } from '../../words/clusters.ts';
import { formatFixed } from '../../words/format.ts';
import css from './Trials.module.css';

const score = (value: number | null): string => (value === null ? '–' : formatFixed(value, 3));

export function Trials({ clustering }: { readonly clustering: Clustering }) {
  const { trials, silhouette, daviesBouldin, clusters, dims } = clustering;
  return (
    <details className={css['trials']}>
      <summary className={css['summary']}>
        {words.scores(score(silhouette), score(daviesBouldin), trials.length > 0)}
      </summary>
      <p className={css['why']}>
        {trials.length > 0 ? words.whyDetail : words.asked} {words.dims(dims)}.
      </p>
      {trials.length === 0 ? null : <TrialTable trials={trials} chosen={clusters.length} />}
    </details>
  );
}

function TrialTable({ trials, chosen }: { readonly trials: readonly Trial[]; readonly chosen: number }) {
  const widest = Math.max(...trials.map(({ silhouette }) => Math.max(0, silhouette)), 0.001);
  const largest = Math.max(...trials.map(({ daviesBouldin }) => daviesBouldin), 0.001);
  return (
    <table className={css['table']}>
      <thead>
        <tr>
          <th scope="col">{words.k}</th>
          <th scope="col">{words.silhouette}</th>
          <th scope="col">{words.daviesBouldin}</th>
        </tr>
      </thead>
      <tbody>
        {trials.map(({ k, silhouette, daviesBouldin }) => (
          <tr key={k} className={k === chosen ? css['chosen'] : ''}>
            <th scope="row">
              {k}
              {k === chosen ? <span className={css['mark']}> {words.chosen}</span> : null}
            </th>
            <td>
              <Bar share={Math.max(0, silhouette) / widest} />
              {score(silhouette)}
            </td>
            <td>
              <Bar share={daviesBouldin / largest} />
              {score(daviesBouldin)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ share }: { readonly share: number }) {
  return <span aria-hidden className={css['bar']} style={{ width: `${Math.round(60 * share)}px` }} />;
}
