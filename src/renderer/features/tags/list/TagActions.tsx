// The bar below the list: what the chosen tag is, and what it shall be, each with its key.
import { Ban, Check, ListMusic, Pencil, RotateCcw, Waypoints } from 'lucide-react';
import { displayGenre } from '../../../../core/genres/name.ts';
import { canBeWord } from '../../../../core/genres/vocabulary/editOverlay.ts';
import { KeyButton } from '../../../primitives/Button.tsx';
import { messages } from '../../../words/messages.ts';
import { GenreWordPicker } from '../GenreWordPicker.tsx';
import { acceptable, type TagRow } from '../tagList.ts';
import { showAlike } from '../tagsView.ts';
import { usePicking, useTagActions } from '../useTagActions.ts';
import css from './TagActions.module.css';

const words = messages.tags;

export function TagActions({ row }: { readonly row: TagRow | null }) {
  const picking = usePicking((state) => state.written);
  const { read } = useTagActions();
  return (
    <section className={css['bar']} aria-label={words.actionsLabel} data-foot="">
      {row === null ? <p className={css['hint']}>{words.chooseOne}</p> : <Actions row={row} />}
      {picking === null ? null : (
        <GenreWordPicker
          title={words.pickFor(picking)}
          onPick={(genre) => read(picking, genre)}
          onClose={() => usePicking.setState({ written: null })}
        />
      )}
    </section>
  );
}

function Actions({ row }: { readonly row: TagRow }) {
  const { accept, pick, ignore, forget, show, isIgnored, isOwn } = useTagActions();
  const genre = acceptable(row);
  const fixed = !canBeWord(row.written);
  return (
    <>
      <p className={css['tag']} title={row.written}>
        {row.written}
      </p>
      {fixed ? <p className={css['hint']}>{words.cannotChange}</p> : null}
      <KeyButton
        icon={Check}
        shortcut="A"
        name={genre === null ? words.acceptNone : words.accept(displayGenre(genre))}
        isDisabled={fixed || genre === null}
        onPress={() => accept(row)}
      />
      <KeyButton
        icon={Pencil}
        shortcut="C"
        name={words.change}
        isDisabled={fixed}
        onPress={() => pick(row)}
      />
      <KeyButton
        icon={Ban}
        shortcut="I"
        name={isIgnored(row) ? words.unignore : words.ignore}
        isDisabled={fixed}
        onPress={() => ignore(row)}
      />
      <KeyButton
        icon={RotateCcw}
        shortcut="F"
        name={words.forget}
        isDisabled={!isOwn(row)}
        onPress={() => forget(row)}
      />
      <KeyButton icon={Waypoints} shortcut="L" name={words.alike} onPress={showAlike} />
      <KeyButton icon={ListMusic} shortcut="T" name={words.show} onPress={() => show(row)} />
    </>
  );
}
