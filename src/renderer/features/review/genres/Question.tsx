// The track that is asked about: played, shown, and the genres that it could be, each on a key of its own.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReviewItem } from '../../../../core/domain/review.ts';
import { displayGenre } from '../../../../core/genres/name.ts';
import { genreColours } from '../../../parts/genres/colours.ts';
import { GenreDialog } from '../../../parts/genres/GenreDialog.tsx';
import { Button, KeyButton } from '../../../primitives/Button.tsx';
import { Key } from '../../../primitives/Key.tsx';
import { togglePlaying } from '../../../state/player.ts';
import { api } from '../../../wire/api.ts';
import { formatShare } from '../../../words/format.ts';
import { messages } from '../../../words/messages.ts';
import { AskedTrack } from '../AskedTrack.tsx';
import { likelyGenres } from './likelyGenres.ts';
import css from './Question.module.css';
import { reviewKeyOf } from './reviewKeys.ts';
import { useAnswers } from './useReview.ts';

const words = messages.review;

export function Question({ item }: { readonly item: ReviewItem }) {
  const { data: track } = useQuery(api.tracks.get.queryOptions({ input: { id: item.id } }));
  const { answer, skip, undo } = useAnswers();
  const [other, setOther] = useState<string | null>(null);
  const { data: genres } = useQuery(api.genres.list.queryOptions());
  const likely = likelyGenres(item, track?.probabilities ?? {}, genres ?? [], track?.taggedGenre ?? null);
  const title = track?.title ?? track?.fileName ?? '';

  function press(event: KeyboardEvent): boolean {
    const meant = other === null ? reviewKeyOf(event) : null;
    if (meant === null) return false;
    if (meant.kind === 'guess') {
      const guess = likely[meant.index];
      if (guess !== undefined) answer(item.id, guess.genre);
    } else if (meant.kind === 'other') setOther(meant.typed);
    else if (meant.kind === 'skip') skip();
    else if (meant.kind === 'undo') undo();
    else togglePlaying();
    return true;
  }

  return (
    <>
      <AskedTrack item={item} label={words.question} onKey={press}>
        <p className={css['hint']}>
          {track === undefined
            ? ''
            : track.declaredGenres.length === 0
              ? words.noTag
              : words.genreTag(track.declaredGenres.join(', '))}{' '}
          {words.unsure(formatShare(item.uncertainty))}
        </p>
        <ul className={css['guesses']} aria-label={words.guesses}>
          {likely.map(({ genre, probability }, i) => (
            <li key={genre}>
              <button
                type="button"
                className={css['guess']}
                {...genreColours(genre)}
                aria-keyshortcuts={`${i + 1}`}
                onClick={() => answer(item.id, genre)}
              >
                <Key name={`${i + 1}`} />
                <span className={css['genre']}>{displayGenre(genre)}</span>
                <span className={css['share']}>{probability === null ? '' : formatShare(probability)}</span>
                <span className={css['bar']} aria-hidden>
                  <span className={css['sure']} style={{ width: `${(probability ?? 0) * 100}%` }} />
                </span>
              </button>
            </li>
          ))}
        </ul>
        <div className={css['buttons']}>
          <Button look="quiet" onPress={() => setOther('')}>
            {words.other}
            <Key name={words.otherKey} />
          </Button>
          <KeyButton shortcut="S" name={words.skip} onPress={skip} />
          <KeyButton shortcut="Z" name={words.undo} onPress={undo} />
          <KeyButton shortcut="Space" printed={words.space} name={words.playPause} onPress={togglePlaying} />
        </div>
        <p className={css['hint']}>{words.otherDetail}</p>
      </AskedTrack>
      {other === null ? null : (
        <GenreDialog
          title={words.otherTitle(title)}
          tracks={1}
          typed={other}
          likely={track?.probabilities ?? {}}
          onPick={(genre) => answer(item.id, genre)}
          onClose={() => setOther(null)}
        />
      )}
    </>
  );
}
