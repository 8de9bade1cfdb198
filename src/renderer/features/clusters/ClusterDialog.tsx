// Asks for what a cluster is to be called, or what is to be made of it.
import { type Cluster, clusterNameSchema } from '../../../core/domain/clusters.ts';
import { playlistNameSchema } from '../../../core/domain/playlist.ts';
import { clusterToGenre, clusterToPlaylist, nameCluster } from '../../commands/clusterActions.ts';
import { GenreDialog } from '../../parts/genres/GenreDialog.tsx';
import { NameDialog } from '../../parts/NameDialog.tsx';
import { clusterTitle, clusterWords as words } from '../../words/clusters.ts';

export type Making = 'name' | 'genre' | 'playlist' | 'smart';

interface ClusterDialogProps {
  readonly cluster: Cluster;
  readonly making: Making;
  readonly onClose: () => void;
}

export function ClusterDialog({ cluster, making, onClose }: ClusterDialogProps) {
  if (making === 'genre')
    return (
      <GenreDialog
        title={words.toGenre}
        tracks={cluster.tracks}
        typed={cluster.name ?? ''}
        likely={Object.fromEntries(cluster.genres.map(({ genre, share }) => [genre, share]))}
        onPick={(genre) => clusterToGenre(cluster, genre)}
        onClose={onClose}
      />
    );
  if (making === 'name')
    return (
      <NameDialog
        title={words.name}
        label={words.name}
        {...(cluster.name === null ? {} : { first: cluster.name })}
        confirm={words.save}
        nameIn={(typed) => clusterNameSchema.safeParse(typed).data ?? null}
        onName={(name) => nameCluster(cluster, name)}
        onClose={onClose}
      />
    );
  return (
    <NameDialog
      title={making === 'smart' ? words.toSmart : words.toPlaylist}
      label={words.playlist}
      confirm={words.save}
      nameIn={(typed) => playlistNameSchema.safeParse(typed).data ?? null}
      suggested={clusterTitle(cluster)}
      onName={(name) => clusterToPlaylist(cluster, name, making === 'smart')}
      onClose={onClose}
    />
  );
}
