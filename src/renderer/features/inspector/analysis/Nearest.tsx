// The tracks that lie nearest to one: to be played beside it, and to be selected.
import { skipToken, useQuery } from '@tanstack/react-query';
import { Pause, Play, Radar } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { Explanation } from '../../../../core/domain/explanation.ts';
import type { TrackDetail } from '../../../../core/domain/track.ts';
import { displayGenre } from '../../../../core/genres/name.ts';
import { showSimilar, showTrack } from '../../../commands/trackActions.ts';
import { GenreDot } from '../../../parts/genres/GenreChip.tsx';
import { Button, IconButton } from '../../../primitives/Button.tsx';
import { Hidden } from '../../../primitives/Hidden.tsx';
import { similarAtOnce } from '../../../state/list/useTracks.ts';
import { useView } from '../../../state/list/view.ts';
import { playTrack, togglePlaying, usePlayer } from '../../../state/player.ts';
import { api } from '../../../wire/api.ts';
import { reasonText } from '../../../words/inspector.ts';
import { messages } from '../../../words/messages.ts';
import { Section } from '../Section.tsx';
import { Explained } from './Explained.tsx';
import css from './Nearest.module.css';

const words = messages.inspector;
const usualRows = 6;

export function Nearest({ track }: { readonly track: TrackDetail }) {
  if (track.state !== 'analysed') return null;
  return (
    <Section name="nearest">
      <BesideShown trackId={track.id} />
      <Explained key={track.id} trackId={track.id} rows={usualRows}>
        {({ nearestLabelled, nearestOthers }) =>
          nearestLabelled.length + nearestOthers.length === 0 ? (
            <p className={css['none']}>{words.noneNear}</p>
          ) : (
            <>
              <Neighbours title={words.nearestLabelled} tracks={nearestLabelled} />
              <Neighbours title={words.nearestOthers} tracks={nearestOthers} />
              <Button look="quiet" icon={Radar} onPress={() => showSimilar(track.id)}>
                {words.moreLikeThis}
              </Button>
            </>
          )
        }
      </Explained>
    </Section>
  );
}

/** In the list of what is like a track: why this one is in it. */
function BesideShown({ trackId }: { readonly trackId: number }) {
  const view = useView((state) => state.view);
  const input = view.kind === 'similar' ? { id: view.trackId, limit: similarAtOnce } : skipToken;
  const { data } = useQuery(api.tracks.similar.queryOptions({ input }));
  const { data: like } = useQuery(
    api.tracks.get.queryOptions({ input: view.kind === 'similar' ? { id: view.trackId } : skipToken }),
  );
  const found = data?.tracks.find(({ id }) => id === trackId);
  const why = found === undefined ? '' : reasonText(found.reason);
  if (like === undefined || why === '') return null;
  return <p className={css['reason']}>{words.beside(like.title ?? like.fileName, why)}</p>;
}

interface NeighboursProps {
  readonly title: string;
  readonly tracks: Explanation['nearestOthers'];
}

function Neighbours({ title, tracks }: NeighboursProps) {
  if (tracks.length === 0) return null;
  return (
    <>
      <h4 className={css['title']}>{title}</h4>
      <ul className={css['tracks']} aria-label={title}>
        {tracks.map((track) => (
          <Neighbour key={track.id} {...track} />
        ))}
      </ul>
    </>
  );
}

function Neighbour({ id, title, artist, genre, reason }: Explanation['nearestOthers'][number]) {
  const playing = usePlayer((state) => state.playing && state.trackId === id);
  const name = title ?? '';
  const why = reasonText(reason);
  const genreName = genre === null ? messages.table.unsorted : displayGenre(genre);
  return (
    <li className={css['track']}>
      <IconButton
        icon={playing ? Pause : Play}
        label={playing ? words.pause(name) : words.play(name)}
        onPress={() => (playing ? togglePlaying() : playTrack(id))}
      />
      <AriaButton className={css['select'] ?? ''} onPress={() => showTrack(id)}>
        <Hidden>{words.select}</Hidden>
        <span className={css['name']}>{name}</span>
        <span className={css['genre']}>
          {genre === null ? null : <GenreDot genre={genre} />}
          {genreName}
        </span>
        <span className={css['artist']}>{artist ?? messages.common.unknownArtist}</span>
        {why === '' ? null : <span className={css['reason']}>{why}</span>}
      </AriaButton>
    </li>
  );
}
