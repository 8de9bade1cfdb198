// A line above the lists that want something from the person: what they are, and what can be done.
import { messages } from '../messages.ts';
import { Button } from '../primitives/Button.tsx';
import { changeColumns, useColumns } from '../stores/columns.ts';
import { showScreen } from '../stores/screen.ts';
import { useView } from '../stores/view.ts';
import { withShown } from '../table/columnState.ts';
import css from './ViewNote.module.css';

const words = messages.viewNotes;

/** `empty`: nothing is listed, which has its own words. */
export function ViewNote({ empty }: { readonly empty: boolean }) {
  const kind = useView(({ view }) => view.kind);
  const note = words.notes[kind];
  if (note === undefined || empty) return null;
  return (
    <div className={css['note']}>
      <p className={css['text']}>{note}</p>
      {kind === 'needsReview' ? (
        <Button look="quiet" onPress={() => showScreen('review')}>
          {words.review}
        </Button>
      ) : null}
      {kind === 'disagreements' ? <ShowTags /> : null}
    </div>
  );
}

/** Where tags are not trusted, the genre is not theirs: a column of their own says what they say. */
function ShowTags() {
  const isShown = useColumns(({ shown }) => shown.includes('tagGenre'));
  return isShown ? null : (
    <Button look="quiet" onPress={() => changeColumns((columns) => withShown(columns, 'tagGenre', true))}>
      {words.showTags}
    </Button>
  );
}
