// What a radio begins with: the selection, a genre, a cluster, a playlist or a track, by a few letters.
import { useQuery } from '@tanstack/react-query';
import { AudioLines, Boxes, ListMusic, SquareCheck } from 'lucide-react';
import { useState } from 'react';
import { displayGenre } from '../../../core/genres/name.ts';
import { GenreDot } from '../../parts/genres/GenreChip.tsx';
import { PickDialog, PickItem } from '../../primitives/PickDialog.tsx';
import { lineageIds } from '../../state/list/lineage.ts';
import { selectedIds } from '../../state/list/view.ts';
import { beginRadio, type RadioFrom } from '../../state/radio.ts';
import { usePlaylists } from '../../state/useShownPlaylist.ts';
import { api } from '../../wire/api.ts';
import { clusterTitle } from '../../words/clusters.ts';
import { messages } from '../../words/messages.ts';
import { titleOf } from './TrackChip.tsx';
import { useFoundTracks } from './useRows.ts';

const words = messages.walks;
const namedAtOnce = 8;

export function StartPicker({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const starts = useStarts(typed);
  return (
    <PickDialog
      title={words.beginTitle}
      label={words.beginField}
      placeholder={words.beginPlaceholder}
      typed={typed}
      onTyped={setTyped}
      onPick={(key) => {
        onClose();
        const start = starts.find(({ id }) => id === key);
        if (start !== undefined) beginRadio(start.from);
      }}
      onClose={onClose}
      nothing={words.beginNothing}
      wide
    >
      {starts.map(({ id, name, picture, note }) => (
        <PickItem key={id} id={id} name={name} picture={picture} note={note} />
      ))}
    </PickDialog>
  );
}

function useStarts(typed: string) {
  const selected = selectedIds();
  const { data: genres = [] } = useQuery(api.genres.list.queryOptions());
  const { data: clustering } = useQuery(api.clusters.get.queryOptions());
  const playlists = usePlaylists();
  const tracks = useFoundTracks(typed);
  const wanted = typed.trim().toLowerCase();
  const fits = (name: string): boolean => name.toLowerCase().includes(wanted);
  const start = (id: string, name: string, picture: React.ReactNode, note: string, from: RadioFrom) => ({
    id,
    name,
    picture,
    note,
    from,
  });
  return [
    ...(selected.length === 0 || wanted !== ''
      ? []
      : [
          start('selection', words.selection(selected.length), <SquareCheck size={15} aria-hidden />, '', {
            kind: 'tracks',
            ids: selected,
          }),
        ]),
    ...genres
      .filter(({ name, tracks: count }) => count > 0 && fits(name))
      .slice(0, namedAtOnce)
      .map(({ id, name }) =>
        start(`genre ${id}`, displayGenre(name), <GenreDot genre={name} />, words.genreNote, {
          kind: 'filter',
          filter: { genreIds: lineageIds(genres, id) },
          name: displayGenre(name),
        }),
      ),
    ...(clustering?.clusters ?? [])
      .filter((cluster) => cluster.tracks > 0 && fits(clusterTitle(cluster)))
      .slice(0, namedAtOnce)
      .map((cluster) =>
        start(
          `cluster ${cluster.id}`,
          clusterTitle(cluster),
          <Boxes size={15} aria-hidden />,
          words.clusterNote,
          { kind: 'filter', filter: { clusterIds: [cluster.id] }, name: clusterTitle(cluster) },
        ),
      ),
    ...playlists
      .filter(({ name, tracks: count }) => count > 0 && fits(name))
      .slice(0, namedAtOnce)
      .map(({ id, name }) =>
        start(`playlist ${id}`, name, <ListMusic size={15} aria-hidden />, words.playlistNote, {
          kind: 'playlist',
          id,
        }),
      ),
    ...tracks.map((track) =>
      start(
        `track ${track.id}`,
        titleOf(track),
        <AudioLines size={15} aria-hidden />,
        track.artist ?? messages.common.unknownArtist,
        { kind: 'tracks', ids: [track.id] },
      ),
    ),
  ];
}
