// The tracks behind a cell of the confusion matrix: those that were held out, or else those that sound most like it.
import { useQuery } from '@tanstack/react-query';
import { displayGenre } from '../../../../core/genres/name.ts';
import { api, client } from '../../../wire/api.ts';
import { failureText } from '../../../words/failureText.ts';
import { formatShare } from '../../../words/format.ts';
import { messages } from '../../../words/messages.ts';
import { TrackList } from '../TrackList.tsx';
import css from './ConfusedTracks.module.css';

const words = messages.learning;
const shown = 20;

interface ConfusedTracksProps {
  readonly truth: string;
  readonly predicted: string;
  /** Held-out tracks in the cell. */
  readonly count: number;
  readonly modelId: number;
}

export function ConfusedTracks(props: ConfusedTracksProps) {
  const { truth, predicted, count, modelId } = props;
  const input = { id: modelId, truth, predicted };
  const { data: ids, error } = useQuery(api.models.confused.queryOptions({ input }));
  const [is, like] = [displayGenre(truth), displayGenre(predicted)];
  return (
    <>
      <p className={css['title']}>{words.cell(count, is, like)}</p>
      {error !== null ? (
        <p role="alert" className={css['detail']}>
          {failureText(error)}
        </p>
      ) : ids === undefined ? null : ids === null ? (
        <LikelyTracks {...props} />
      ) : ids.length === 0 ? null : (
        <>
          <p className={css['detail']}>{words.theseTracks}</p>
          <TrackList
            label={words.cell(count, is, like)}
            tracks={ids.slice(0, shown).map((id) => ({ id, note: '' }))}
          />
          {ids.length > shown ? <p className={css['detail']}>{words.more(ids.length - shown)}</p> : null}
        </>
      )}
    </>
  );
}

/** For a model that learned elsewhere: which tracks of this library it might take for the other genre. */
function LikelyTracks({ truth, predicted, count }: ConfusedTracksProps) {
  const { data: genres } = useQuery(api.genres.list.queryOptions());
  const genreId = genres?.find(({ name }) => name === truth)?.id;
  const { data: tracks } = useQuery({
    // Below the key of tracks, so that what makes tracks old makes this old.
    queryKey: [...api.tracks.key(), 'confused', genreId, predicted],
    enabled: genreId !== undefined,
    queryFn: () => soundingLike(genreId ?? 0, predicted),
  });
  const [is, like] = [displayGenre(truth), displayGenre(predicted)];
  return (
    <>
      <p className={css['detail']}>{words.heldOut(count)}</p>
      {tracks === undefined ? null : tracks.length === 0 ? (
        <p className={css['detail']}>{words.none(is)}</p>
      ) : (
        <>
          <p className={css['detail']}>{words.inLibrary(is, like)}</p>
          <TrackList
            label={words.inLibrary(is, like)}
            tracks={tracks.map(({ id, share }) => ({
              id,
              note: words.soundsLike(formatShare(share), like),
            }))}
          />
        </>
      )}
    </>
  );
}

/** Tracks that a person or a tag put into the genre, by how much they sound like the other. */
async function soundingLike(genreId: number, predicted: string): Promise<{ id: number; share: number }[]> {
  const ids = await client.tracks.query({
    filter: { genreId, sources: ['label', 'tag'], state: 'analysed' },
  });
  const details = await client.tracks.details({ ids: ids.slice(0, 200) });
  return details
    .map(({ id, probabilities }) => ({ id, share: probabilities[predicted] ?? 0 }))
    .sort((a, b) => b.share - a.share)
    .slice(0, shown);
}
