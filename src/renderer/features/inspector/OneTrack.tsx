// Everything about one track: what it is, how it looks as sound, which genre it has and why.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { FolderOpen, Info, MicOff, TriangleAlert } from 'lucide-react';
import { remarkText } from '../../../core/domain/remarks.ts';
import type { TrackDetail } from '../../../core/domain/track.ts';
import { sentence } from '../../../core/languages/sentences.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { rate } from '../../commands/ratings.ts';
import { setKind, showAlbumOf, showArtistOf } from '../../commands/trackActions.ts';
import { StarButtons } from '../../parts/StarButtons.tsx';
import { thingData } from '../../parts/thingData.ts';
import { isAudible } from '../../parts/waves/audible.ts';
import { MiniWave } from '../../parts/waves/MiniWave.tsx';
import { Button } from '../../primitives/Button.tsx';
import { LinkButton } from '../../primitives/LinkButton.tsx';
import { LoadFailed } from '../../primitives/LoadFailed.tsx';
import { useOffline } from '../../state/offline.ts';
import { api, desktop } from '../../wire/api.ts';
import { errorText } from '../../words/failureText.ts';
import { messages } from '../../words/messages.ts';
import { offlineText } from '../../words/offline.ts';
import { Effects } from './analysis/Effects.tsx';
import { Nearest } from './analysis/Nearest.tsx';
import { LearnerPredictions, Prediction } from './analysis/Predictions.tsx';
import { Why } from './analysis/Why.tsx';
import { Cover } from './Cover.tsx';
import { Facts } from './Facts.tsx';
import { Figures } from './Figures.tsx';
import { GenreSection } from './GenreSection.tsx';
import css from './OneTrack.module.css';
import { TagSection } from './tags/TagSection.tsx';

const { inspector: words, albums } = messages;

export function OneTrack({ trackId }: { readonly trackId: number }) {
  // The track of before stays until the next is here, so that nothing flickers on the way through a list.
  const {
    data: track,
    error,
    refetch,
  } = useQuery(api.tracks.get.queryOptions({ input: { id: trackId }, placeholderData: keepPreviousData }));
  if (track === undefined)
    return error === null ? null : <LoadFailed title={words.loadFailed} error={error} onAgain={refetch} />;
  return (
    <article className={css['track']}>
      <header className={css['head']}>
        <Cover track={track} />
        <div className={css['names']}>
          <h2 className={css['title']}>{track.title ?? track.fileName}</h2>
          <p
            className={css['artist']}
            {...(track.artist === null ? {} : thingData({ kind: 'artist', name: track.artist }))}
          >
            {track.artist === null ? (
              messages.common.unknownArtist
            ) : (
              <LinkButton label={albums.openArtist(track.artist)} onPress={() => void showArtistOf(track.id)}>
                {track.artist}
              </LinkButton>
            )}
          </p>
          {track.album === null ? null : (
            <p
              className={css['album']}
              {...thingData({ kind: 'album', title: track.album, artist: track.albumArtist ?? track.artist })}
            >
              <LinkButton label={albums.openAlbum(track.album)} onPress={() => void showAlbumOf(track.id)}>
                {track.album}
              </LinkButton>
            </p>
          )}
          <StarButtons stars={track.rating} onGive={(stars) => rate([track.id], stars)} />
        </div>
      </header>
      <Trouble track={track} />
      <Remarks track={track} />
      {isAudible(track) ? <MiniWave track={track} /> : null}
      <Figures track={track} />
      <div>
        {track.kind === 'not music' ? <NotMusic trackId={track.id} /> : <GenreSection track={track} />}
        <TagSection trackId={track.id} />
        <Prediction track={track} />
        <Why track={track} />
        <Nearest track={track} />
        <LearnerPredictions track={track} />
        <Effects track={track} />
        <Facts track={track} />
      </div>
      {desktop === null ? null : (
        <Button icon={FolderOpen} onPress={() => void desktop?.reveal(track.id).catch(notifyFailure)}>
          {words.reveal}
        </Button>
      )}
    </article>
  );
}

function NotMusic({ trackId }: { readonly trackId: number }) {
  return (
    <div className={css['notMusic']}>
      <p>{words.notMusic}</p>
      <Button icon={MicOff} onPress={() => void setKind([trackId], 'music')}>
        {messages.trackMenu.music}
      </Button>
    </div>
  );
}

function Trouble({ track }: { readonly track: TrackDetail }) {
  const offline = useOffline(track.folder);
  if (offline !== null) return <Warning text={offlineText(offline)} />;
  if (track.presence === 'missing') return <Warning text={words.missing} />;
  if (track.state !== 'failed') return null;
  return <Warning text={words.failed(track.failure === null ? null : errorText(track.failure))} />;
}

function Remarks({ track }: { readonly track: TrackDetail }) {
  if (track.remarks.length === 0) return null;
  return (
    <ul className={css['remarks']} aria-label={words.remarks}>
      {track.remarks
        .map((remark) => sentence(remarkText(remark)))
        .map((text) => (
          <li key={text} className={css['remark']}>
            <Info size={14} aria-hidden />
            {text}
          </li>
        ))}
    </ul>
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
