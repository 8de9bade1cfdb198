// The bar below the list: what the chosen tag is, and what it shall be, each with its key.
import { Ban, Check, ListMusic, Pencil, RotateCcw, Waypoints } from 'lucide-react';
import { displayGenre } from '../../../../core/genres/name.ts';
import { canBeWord } from '../../../../core/genres/vocabulary/editOverlay.ts';
import { Button } from '../../../primitives/Button.tsx';
import { Key } from '../../../primitives/Key.tsx';
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
      <Button
        look="quiet"
        icon={Check}
        aria-keyshortcuts="A"
        isDisabled={fixed || genre === null}
        onPress={() => accept(row)}
      >
        {genre === null ? words.acceptNone : words.accept(displayGenre(genre))}
        <Key name="A" />
      </Button>
      <Button look="quiet" icon={Pencil} aria-keyshortcuts="C" isDisabled={fixed} onPress={() => pick(row)}>
        {words.change}
        <Key name="C" />
      </Button>
      <Button look="quiet" icon={Ban} aria-keyshortcuts="I" isDisabled={fixed} onPress={() => ignore(row)}>
        {isIgnored(row) ? words.unignore : words.ignore}
        <Key name="I" />
      </Button>
      <Button
        look="quiet"
        icon={RotateCcw}
        aria-keyshortcuts="F"
        isDisabled={!isOwn(row)}
        onPress={() => forget(row)}
      >
        {words.forget}
        <Key name="F" />
      </Button>
      <Button look="quiet" icon={Waypoints} aria-keyshortcuts="L" onPress={showAlike}>
        {words.alike}
        <Key name="L" />
      </Button>
      <Button look="quiet" icon={ListMusic} aria-keyshortcuts="T" onPress={() => show(row)}>
        {words.show}
        <Key name="T" />
      </Button>
    </>
  );
}
