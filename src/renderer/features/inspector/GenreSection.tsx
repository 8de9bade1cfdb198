// The track's genre: who says what, whose word counts, and the ways to say otherwise.
import { Check, PencilLine, RotateCcw } from 'lucide-react';
import type { TrackDetail } from '../../../core/domain/track.ts';
import { displayGenre } from '../../../core/genres/name.ts';
import { correct } from '../../commands/corrections.ts';
import { useKeyHint } from '../../commands/useKeyBindings.ts';
import { GenreChip, GenreDot } from '../../parts/genres/GenreChip.tsx';
import { SourceMark } from '../../parts/genres/SourceMark.tsx';
import { Button } from '../../primitives/Button.tsx';
import { Keys } from '../../primitives/Key.tsx';
import { openDialog } from '../../state/dialogs.ts';
import { formatShare } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import css from './GenreSection.module.css';
import { Section } from './Section.tsx';
import { type Voice, voicesOf } from './voices.ts';

const words = messages.inspector;

export function GenreSection({ track }: { readonly track: TrackDetail }) {
  const correcting = useKeyHint('genre');
  const said = track.genreSource === 'label';
  return (
    <Section name="genre">
      <ul className={css['voices']}>
        {voicesOf(track).map((voice) => (
          <li key={voice.source} className={css['voice']}>
            <span aria-hidden className={css['mark']}>
              <SourceMark source={voice.source} />
            </span>
            <span className={css['who']}>{words.voices[voice.source]}</span>
            <span className={css['what']}>
              <WhatIsSaid {...voice} />
            </span>
            <span className={css['share']}>{voice.share === null ? '' : formatShare(voice.share)}</span>
          </li>
        ))}
      </ul>
      {track.genre === null ? <p className={css['unsorted']}>{messages.table.unsorted}</p> : null}
      <div className={css['buttons']}>
        <Button icon={PencilLine} onPress={() => openDialog('genre')} {...correcting.said}>
          {words.correct}
          {correcting.printed.length === 0 ? null : <Keys names={correcting.printed} />}
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

/** What is said, in full colour where it counts. */
function WhatIsSaid({ genre, counts, written }: Voice) {
  if (genre === null)
    return (
      <span className={css['other']}>
        {written === null ? words.tagNothing : words.tagElsewhere(written)}
      </span>
    );
  if (counts) return <GenreChip genre={genre} />;
  return (
    <span className={css['other']}>
      <GenreDot genre={genre} /> {displayGenre(genre)}
    </span>
  );
}
