// One cluster: what it is called, how large it is, what is typical of it, and what can be made of it.
import {
  Ellipsis,
  ListMusic,
  ListPlus,
  Pause,
  Pencil,
  PencilOff,
  Play,
  RadioTower,
  Sparkles,
  Tag,
} from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Cluster } from '../../../core/domain/clusters.ts';
import type { TrackRow } from '../../../core/domain/track.ts';
import { nameCluster, radioFromCluster, showCluster } from '../../commands/clusterActions.ts';
import { Button, IconButton } from '../../primitives/Button.tsx';
import { Menu, MenuItem } from '../../primitives/Menu.tsx';
import { playTrack, togglePlaying, usePlayer } from '../../state/player.ts';
import { clusterTitle, clusterWords as words } from '../../words/clusters.ts';
import css from './ClusterCard.module.css';
import { ClusterDialog, type Making } from './ClusterDialog.tsx';
import { medoidsShown } from './useClusters.ts';

interface ClusterCardProps {
  readonly cluster: Cluster;
  readonly medoids: ReadonlyMap<number, TrackRow>;
  /** Of the library. */
  readonly share: number;
  /** Of the largest cluster. */
  readonly size: number;
}

export function ClusterCard({ cluster, medoids, share, size }: ClusterCardProps) {
  const [making, setMaking] = useState<Making | null>(null);
  const title = clusterTitle(cluster);
  const facts = [words.tempo(cluster), words.keys(cluster)].filter((fact) => fact !== null);
  return (
    <>
      <header className={css['head']}>
        <h2 className={css['title']}>{title}</h2>
        <Menu label={words.more(title)} trigger={<IconButton icon={Ellipsis} label={words.more(title)} />}>
          <MenuItem icon={Pencil} name={words.rename} onAction={() => setMaking('name')} />
          {cluster.name === null ? null : (
            <MenuItem icon={PencilOff} name={words.dropName} onAction={() => nameCluster(cluster, null)} />
          )}
          <MenuItem icon={RadioTower} name={words.radio} onAction={() => radioFromCluster(cluster)} />
          <MenuItem icon={Tag} name={words.toGenre} onAction={() => setMaking('genre')} />
          <MenuItem icon={ListPlus} name={words.toPlaylist} onAction={() => setMaking('playlist')} />
          <MenuItem icon={Sparkles} name={words.toSmart} onAction={() => setMaking('smart')} />
        </Menu>
      </header>
      <p className={css['size']}>
        {words.tracks(cluster.tracks)}, {words.share(share)}
      </p>
      <div aria-hidden className={css['track']}>
        <div className={css['fill']} style={{ width: `${100 * size}%` }} />
      </div>
      <p>{cluster.genres.length === 0 ? words.noGenres : words.genres(cluster)}</p>
      {facts.map((fact) => (
        <p key={fact} className={css['facts']}>
          {fact}
        </p>
      ))}
      {cluster.words.length === 0 ? null : (
        <div className={css['words']}>
          <span aria-hidden className={css['label']}>
            {words.words}
          </span>
          <ul aria-label={words.words} className={css['list']}>
            {cluster.words.map(({ word }) => (
              <li key={word}>{word}</li>
            ))}
          </ul>
        </div>
      )}
      <p aria-hidden className={css['medoidsLabel']}>
        {words.medoids}
      </p>
      <ul aria-label={words.medoids}>
        {cluster.medoids.slice(0, medoidsShown).map((id) => {
          const row = medoids.get(id);
          return row === undefined ? null : (
            <li key={id}>
              <Medoid row={row} />
            </li>
          );
        })}
      </ul>
      <footer className={css['foot']}>
        <Button icon={ListMusic} look="quiet" onPress={() => showCluster(cluster)}>
          {words.show}
        </Button>
      </footer>
      {making === null ? null : (
        <ClusterDialog cluster={cluster} making={making} onClose={() => setMaking(null)} />
      )}
    </>
  );
}

function Medoid({ row }: { readonly row: TrackRow }) {
  const isPlaying = usePlayer(({ trackId, playing }) => playing && trackId === row.id);
  const Icon = isPlaying ? Pause : Play;
  return (
    <AriaButton
      className={css['medoid'] ?? ''}
      onPress={() => (isPlaying ? togglePlaying() : playTrack(row.id))}
    >
      <Icon size={12} role="img" aria-label={isPlaying ? words.pause : words.play} className={css['icon']} />
      <span className={css['name']}>{row.title ?? row.fileName}</span>
      {row.artist === null ? null : <span className={css['artist']}>{row.artist}</span>}
    </AriaButton>
  );
}
