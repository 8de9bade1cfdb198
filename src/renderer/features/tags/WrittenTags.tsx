// What people wrote into their files, what it became, and the vocabulary that decides it.
import type { UseQueryResult } from '@tanstack/react-query';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { FromTagsLog } from '../../parts/genres/GenresFromTags.tsx';
import { LoadFailed } from '../../primitives/LoadFailed.tsx';
import { messages } from '../../words/messages.ts';
import { TagList } from './list/TagList.tsx';
import { PreviewDialog } from './PreviewDialog.tsx';
import { Alike } from './suggestions/Alike.tsx';
import { Suggestions } from './suggestions/Suggestions.tsx';
import css from './TagsScreen.module.css';
import type { TagRow } from './tagList.ts';
import { tagsTabs, useTagsView } from './tagsView.ts';
import { VocabularyTree } from './vocabulary/VocabularyTree.tsx';

const words = messages.tags;
const none: readonly TagRow[] = [];

export function WrittenTags({ all }: { readonly all: UseQueryResult<{ readonly rows: TagRow[] }> }) {
  const tab = useTagsView((state) => state.tab);
  return (
    <>
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
    </>
  );
}
