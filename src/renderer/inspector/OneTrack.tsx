// Everything about one track: what it is, how it looks as sound, which genre it has and why.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CircleAlert, FolderOpen, TriangleAlert } from 'lucide-react';
import type { TrackDetail } from '../../core/model/track.ts';
import { api, desktop } from '../api.ts';
import { messages } from '../messages.ts';
import { isAudible } from '../player/audible.ts';
import { Button } from '../primitives/Button.tsx';
import { EmptyState } from '../primitives/EmptyState.tsx';
import { failureText, notifyFailure } from '../stores/failure.ts';
import { Facts } from './Facts.tsx';
import { GenreSection } from './GenreSection.tsx';
import { Hearing } from './Hearing.tsx';
import { MiniWave } from './MiniWave.tsx';
import css from './OneTrack.module.css';

const words = messages.inspector;

export function OneTrack({ trackId }: { readonly trackId: number }) {
  const { data: track, error } = useQuery(
    api.tracks.get.queryOptions({ input: { id: trackId }, placeholderData: keepPreviousData }),
  );
  if (track === undefined)
    return error === null ? null : (
      <EmptyState icon={CircleAlert} tone="problem" title={words.loadFailed} detail={failureText(error)} />
    );
  return (
    <article className={css['track']}>
      <header>
        <h2 className={css['title']}>{track.title ?? track.fileName}</h2>
        <p className={css['artist']}>{track.artist ?? messages.common.unknownArtist}</p>
        {track.album === null ? null : <p className={css['album']}>{track.album}</p>}
      </header>
      <Trouble track={track} />
      {isAudible(track) ? <MiniWave track={track} /> : null}
      <GenreSection track={track} />
      <Hearing track={track} />
      <Facts track={track} />
      {desktop === null ? null : (
        <Button icon={FolderOpen} onPress={() => void desktop?.reveal(track.id).catch(notifyFailure)}>
          {words.reveal}
        </Button>
      )}
    </article>
  );
}

function Trouble({ track }: { readonly track: TrackDetail }) {
  if (track.presence === 'missing') return <Warning text={words.missing} />;
  if (track.state !== 'failed') return null;
  return (
    <Warning text={track.failure === null ? words.failed : `${words.failed}: ${track.failure.message}`} />
  );
}

function Warning({ text }: { readonly text: string }) {
  return (
    <p className={css['warning']}>
      <TriangleAlert size={14} aria-hidden />
      {text}
    </p>
  );
}
