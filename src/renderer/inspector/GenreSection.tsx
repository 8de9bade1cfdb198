// The track's genre, who says so, and the ways to say otherwise.
import { Check, PencilLine, RotateCcw } from 'lucide-react';
import { displayGenre } from '../../core/genres/name.ts';
import type { TrackDetail } from '../../core/model/track.ts';
import { formatShare } from '../format.ts';
import { GenreChip } from '../genres/GenreChip.tsx';
import { SourceMark } from '../genres/SourceMark.tsx';
import { useCorrections } from '../genres/useCorrections.ts';
import { messages } from '../messages.ts';
import { Button } from '../primitives/Button.tsx';
import { openDialog } from '../stores/dialogs.ts';
import css from './GenreSection.module.css';
import { Section } from './Section.tsx';

const words = messages.inspector;

export function GenreSection({ track }: { readonly track: TrackDetail }) {
  const { correct } = useCorrections();
  const said = track.genreSource === 'label';
  return (
    <Section
      title={words.genre}
      aside={
        <span className={css['source']}>
          <SourceMark source={track.genreSource} />
          <span aria-hidden>{messages.source[track.genreSource]}</span>
        </span>
      }
    >
      <div className={css['genre']}>
        {track.genre === null ? (
          <span className={css['unsorted']}>{messages.table.unsorted}</span>
        ) : (
          <GenreChip genre={track.genre} />
        )}
        <OtherVoices track={track} />
      </div>
      <div className={css['buttons']}>
        <Button icon={PencilLine} onPress={() => openDialog('genre')} aria-keyshortcuts="G">
          {words.correct}
          <kbd className={css['key']} aria-hidden>
            G
          </kbd>
        </Button>
        {said ? (
          <Button look="quiet" icon={RotateCcw} onPress={() => correct([track.id], null)}>
            {words.clear}
          </Button>
        ) : track.genre === null ? null : (
          <Button look="quiet" icon={Check} onPress={() => correct([track.id], track.genre)}>
            {words.agree}
          </Button>
        )}
      </div>
    </Section>
  );
}

/** What the tag and the model say where somebody else has decided. */
function OtherVoices({ track }: { readonly track: TrackDetail }) {
  const tag =
    track.genreSource !== 'tag' && track.declaredGenres.length > 0 ? track.declaredGenres.join(', ') : null;
  const heard =
    track.genreSource !== 'model' && track.predictedGenre !== null && track.confidence !== null
      ? words.soundsLike(displayGenre(track.predictedGenre), formatShare(track.confidence))
      : null;
  if (tag === null && heard === null) return null;
  return (
    <p className={css['voices']}>
      {tag === null ? null : words.tagSays(tag)} {heard}
    </p>
  );
}
