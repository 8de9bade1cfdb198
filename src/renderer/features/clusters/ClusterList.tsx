// The clusters as cards: arrow keys go from one to the next, Enter shows its tracks, Tab goes into it.
import { GridList, GridListItem } from 'react-aria-components';
import type { Clustering } from '../../../core/domain/clusters.ts';
import { showCluster } from '../../commands/clusterActions.ts';
import { thingData } from '../../parts/thingData.ts';
import { clusterTitle, clusterWords as words } from '../../words/clusters.ts';
import { ClusterCard } from './ClusterCard.tsx';
import css from './ClusterList.module.css';
import { useMedoids } from './useClusters.ts';

export function ClusterList({ clustering }: { readonly clustering: Clustering }) {
  const medoids = useMedoids(clustering);
  const total = clustering.clusters.reduce((sum, { tracks }) => sum + tracks, 0);
  const largest = Math.max(1, ...clustering.clusters.map(({ tracks }) => tracks));
  return (
    <GridList
      aria-label={words.list}
      layout="grid"
      keyboardNavigationBehavior="tab"
      className={css['cards'] ?? ''}
      items={clustering.clusters}
      dependencies={[medoids, total, largest]}
      onAction={(key) => {
        const cluster = clustering.clusters.find(({ id }) => id === key);
        if (cluster !== undefined) showCluster(cluster);
      }}
    >
      {(cluster) => (
        <GridListItem
          id={cluster.id}
          textValue={clusterTitle(cluster)}
          className={css['card'] ?? ''}
          {...thingData({ kind: 'cluster', clusterId: cluster.id, name: clusterTitle(cluster) })}
        >
          <ClusterCard
            cluster={cluster}
            medoids={medoids}
            share={cluster.tracks / Math.max(1, total)}
            size={cluster.tracks / largest}
          />
        </GridListItem>
      )}
    </GridList>
  );
}
