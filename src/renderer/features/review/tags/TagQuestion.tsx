// The question about a tag, with an answer on a key each.
import { Check, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { KeyButton } from '../../../primitives/Button.tsx';
import { Key } from '../../../primitives/Key.tsx';
import { togglePlaying } from '../../../state/player.ts';
import { messages } from '../../../words/messages.ts';
import { trackTagWords } from '../../../words/trackTags.ts';
import { AskedTrack } from '../AskedTrack.tsx';
import css from './TagQuestion.module.css';
import { type TagQuestion as Item, type TagKey, tagKeyOf } from './tagSitting.ts';
import { useTagAnswers } from './useTagReview.ts';

const words = trackTagWords.review;
const common = messages.review;

interface TagQuestionProps {
  readonly tag: { readonly id: number; readonly name: string };
  readonly item: Item;
}

export function TagQuestion({ tag, item }: TagQuestionProps) {
  const { answer, later, undo } = useTagAnswers(tag);
  const acts: Readonly<Record<TagKey, () => void>> = {
    yes: () => answer(item.id, true),
    no: () => answer(item.id, false),
    later,
    undo,
    play: togglePlaying,
  };

  function press(event: KeyboardEvent): boolean {
    const meant = tagKeyOf(event);
    if (meant !== null) acts[meant]();
    return meant !== null;
  }

  return (
    <AskedTrack
      item={item}
      label={words.question(tag.name)}
      onKey={press}
      lead={<p className={css['asks']}>{words.question(tag.name)}</p>}
    >
      <p className={css['hint']}>{words.certain(item.certainty)}</p>
      <div className={css['answers']}>
        <Button className={css['answer'] ?? ''} onPress={acts.yes} aria-keyshortcuts="Y">
          <Key name="Y" />
          <span className={css['what']}>{words.yes}</span>
          <Check size={16} aria-hidden />
        </Button>
        <Button className={css['answer'] ?? ''} onPress={acts.no} aria-keyshortcuts="N">
          <Key name="N" />
          <span className={css['what']}>{words.no}</span>
          <X size={16} aria-hidden />
        </Button>
      </div>
      <div className={css['buttons']}>
        <KeyButton shortcut="S" name={words.later} onPress={later} />
        <KeyButton shortcut="Z" name={common.undo} onPress={undo} />
        <KeyButton shortcut="Space" printed={common.space} name={common.playPause} onPress={togglePlaying} />
      </div>
    </AskedTrack>
  );
}
