// Tags: what people wrote into their files, what it became, and the vocabulary that decides it.
import { useQuery } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { FromTagsLog } from '../../parts/genres/GenresFromTags.tsx';
import { IconButton } from '../../primitives/Button.tsx';
import { LoadFailed } from '../../primitives/LoadFailed.tsx';
import { Screen } from '../../primitives/Screen.tsx';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { TagList } from './list/TagList.tsx';
import { PreviewDialog } from './PreviewDialog.tsx';
import { Alike } from './suggestions/Alike.tsx';
import { Suggestions } from './suggestions/Suggestions.tsx';
import css from './TagsScreen.module.css';
import type { TagRow } from './tagList.ts';
import { tagsTabs, useTagsView } from './tagsView.ts';
import { undoWords } from './useWords.ts';
import { VocabularyTree } from './vocabulary/VocabularyTree.tsx';
import { WordsFile } from './WordsFile.tsx';

const words = messages.tags;
const none: readonly TagRow[] = [];

export default function TagsScreen() {
  const all = useQuery(api.genres.tags.queryOptions({ input: {} }));
  const tab = useTagsView((state) => state.tab);

  function onKeyDown(event: KeyboardEvent): void {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
    // Dialogs are no part of the page, but React passes their keys on, too.
    const isHere = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (!isUndo || !isHere || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    undoWords();
  }

  return (
    <Screen
      title={words.title}
      status={all.data === undefined ? '' : words.count(all.data.rows.length)}
      actions={
        <>
          <IconButton icon={Undo2} label={words.undoLast} onPress={undoWords} />
          <WordsFile />
        </>
      }
      onKeyDown={onKeyDown}
    >
      <div className={css['columns']}>
        <div className={css['list']} aria-busy={all.isFetching}>
          {all.isError && all.data === undefined ? (
            <LoadFailed title={words.loadFailed} error={all.error} onAgain={all.refetch} />
          ) : all.data === undefined ? null : (
            <TagList rows={all.data.rows} />
          )}
        </div>
        <aside className={css['side']} aria-label={words.sideLabel}>
          <Tabs
            className={css['tabs'] ?? ''}
            selectedKey={tab}
            onSelectionChange={(key) => {
              const chosen = tagsTabs.find((name) => name === key);
              if (chosen !== undefined) useTagsView.setState({ tab: chosen });
            }}
          >
            <TabList aria-label={words.sideLabel} className={css['tabList'] ?? ''}>
              {tagsTabs.map((name) => (
                <Tab key={name} id={name} className={css['tab'] ?? ''}>
                  {words.tabs[name]}
                </Tab>
              ))}
            </TabList>
            <TabPanel id="genres" className={css['panel'] ?? ''}>
              <VocabularyTree />
            </TabPanel>
            <TabPanel id="alike" className={css['panel'] ?? ''}>
              <Alike rows={all.data?.rows ?? none} />
            </TabPanel>
            <TabPanel id="suggestions" className={css['panel'] ?? ''}>
              <FromTagsLog />
              <Suggestions />
            </TabPanel>
          </Tabs>
        </aside>
      </div>
      <PreviewDialog />
    </Screen>
  );
}
