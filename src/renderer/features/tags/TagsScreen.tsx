// Tags: those that tracks have, and the strings that stand in files with the vocabulary that reads them.
import { useQuery } from '@tanstack/react-query';
import { GraduationCap, Undo2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { learnTags } from '../../commands/trackTagActions.ts';
import { Button, IconButton } from '../../primitives/Button.tsx';
import { Segments } from '../../primitives/fields/Segments.tsx';
import { Screen } from '../../primitives/Screen.tsx';
import { type TagsPart, tagsParts, useTagsPart } from '../../state/tagsPart.ts';
import { api } from '../../wire/api.ts';
import { formatWhen } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { trackTagWords } from '../../words/trackTags.ts';
import { OwnTags } from './own/OwnTags.tsx';
import { useLearnJobs } from './own/useOwnTags.ts';
import css from './TagsScreen.module.css';
import { undoWords } from './useWords.ts';
import { WordsFile } from './WordsFile.tsx';
import { WrittenTags } from './WrittenTags.tsx';

const words = messages.tags;
const ownWords = trackTagWords.page;

export default function TagsScreen() {
  const part = useTagsPart((state) => state.part);
  const written = useQuery(api.genres.tags.queryOptions({ input: {} }));
  const { data: figures } = useQuery(api.trackTags.figures.queryOptions());

  function onKeyDown(event: KeyboardEvent): void {
    if (part !== 'written') return;
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
    // Dialogs are no part of the page, but React passes their keys on, too.
    const isHere = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (!isUndo || !isHere || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    undoWords();
  }

  function status(): string {
    if (part === 'written') return written.data === undefined ? '' : words.count(written.data.rows.length);
    if (figures === undefined) return '';
    return figures === null
      ? ownWords.neverLearned
      : ownWords.learnedAt(formatWhen(new Date(figures.learnedAt).toISOString()), figures.rows);
  }

  return (
    <Screen
      title={words.title}
      status={status()}
      actions={
        <div className={css['actions']}>
          <Segments
            label={ownWords.tabsLabel}
            choices={tagsParts}
            names={ownWords.tabs}
            chosen={part}
            onChoose={(chosen) => useTagsPart.setState({ part: chosen })}
          />
          <Actions part={part} isLearned={figures !== null} />
        </div>
      }
      onKeyDown={onKeyDown}
    >
      {part === 'written' ? <WrittenTags all={written} /> : <OwnTags />}
    </Screen>
  );
}

function Actions({ part, isLearned }: { readonly part: TagsPart; readonly isLearned: boolean }) {
  const { running } = useLearnJobs();
  return part === 'written' ? (
    <>
      <IconButton icon={Undo2} label={words.undoLast} onPress={undoWords} />
      <WordsFile />
    </>
  ) : (
    <Button icon={GraduationCap} isDisabled={running !== undefined} onPress={learnTags}>
      {running !== undefined ? ownWords.learning : isLearned ? ownWords.learnAgain : ownWords.learn}
    </Button>
  );
}
