// The track's genre: what label, tag and prediction claim, which of them counts, and the ways to change it.
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
import { type Claim, claimsOf } from './claims.ts';
import css from './GenreSection.module.css';
import { Section } from './Section.tsx';

const words = messages.inspector;

export function GenreSection({ track }: { readonly track: TrackDetail }) {
  const correcting = useKeyHint('genre');
  const isLabelled = track.genreSource === 'label';
  return (
    <Section name="genre">
      <ul className={css['claims']}>
        {claimsOf(track).map((claim) => (
          <li key={claim.source} className={css['claim']}>
            <span aria-hidden className={css['mark']}>
              <SourceMark source={claim.source} />
            </span>
            <span className={css['who']}>{messages.source[claim.source]}</span>
            <span className={css['what']}>
              <ClaimedGenre {...claim} />
            </span>
            <span className={css['share']}>{claim.share === null ? '' : formatShare(claim.share)}</span>
          </li>
        ))}
      </ul>
      {track.genre === null ? <p className={css['unsorted']}>{messages.table.unsorted}</p> : null}
      <div className={css['buttons']}>
        <Button icon={PencilLine} onPress={() => openDialog('genre')} {...correcting.shortcut}>
          {words.correct}
          {correcting.printed.length === 0 ? null : <Keys names={correcting.printed} />}
        </Button>
        {isLabelled ? (
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

/** In full colour where it counts. */
function ClaimedGenre({ genre, counts, written }: Claim) {
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
