// What can be done to a cluster: each in one step, with a notice, and to be undone.
import type { Cluster } from '../../core/domain/clusters.ts';
import { setFilter, showView } from '../state/list/view.ts';
import { notify } from '../state/notices.ts';
import { beginRadio } from '../state/radio.ts';
import { showScreen } from '../state/screen.ts';
import { client } from '../wire/api.ts';
import { clusterTitle, clusterWords as words } from '../words/clusters.ts';
import { mutate } from './mutate.ts';
import { notifyFailure } from './notifyFailure.ts';
import { undoAction } from './undo.ts';

export function showCluster({ id }: Cluster): void {
  showView({ kind: 'all' });
  setFilter({ clusterIds: [id] });
  showScreen('library');
}

export function radioFromCluster(cluster: Cluster): void {
  beginRadio({ kind: 'filter', filter: { clusterIds: [cluster.id] }, name: clusterTitle(cluster) });
}

/** Null takes the name back. */
export function nameCluster({ id }: Pick<Cluster, 'id'>, name: string | null): void {
  act(
    () => client.clusters.name({ id, name }),
    () => notify(name === null ? words.unnamed : words.named(name), { action: undoAction({ of: 'tracks' }) }),
  );
}

export function clusterToGenre({ id }: Cluster, genre: string): void {
  act(
    () => client.clusters.toGenre({ id, genre }),
    (labelled) =>
      notify(words.labelled(labelled.tracks, labelled.genre), { action: undoAction({ of: 'tracks' }) }),
  );
}

export function clusterToPlaylist({ id }: Cluster, name: string, smart: boolean): void {
  act(
    () => client.clusters.toPlaylist({ id, name, smart }),
    (made) => notify(words.made(made.name), { action: undoAction({ of: 'playlist', id: made.id }) }),
  );
}

function act<Output>(mutationFn: () => Promise<Output>, onSuccess: (output: Output) => void): void {
  mutate({ mutationFn, onSuccess, onError: notifyFailure }, undefined);
}
