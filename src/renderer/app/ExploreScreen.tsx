// Explore: the library seen as a whole and walked through by sound, one tab a way of looking. Each is fetched when it is opened.
import { type ComponentType, lazy, Suspense } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Screen } from '../primitives/Screen.tsx';
import { chooseExploreTab, type ExploreTab, useExplore } from '../state/explore.ts';
import { messages } from '../words/messages.ts';
import css from './ExploreScreen.module.css';

const words = messages.explore;

/** In the order of the tabs. */
const tabs: readonly { readonly tab: ExploreTab; readonly content: ComponentType }[] = [
  { tab: 'map', content: lazy(() => import('./MapPlace.tsx')) },
  { tab: 'clusters', content: lazy(() => import('../features/clusters/Clusters.tsx')) },
  { tab: 'walks', content: lazy(() => import('../features/walks/WalksTab.tsx')) },
  { tab: 'duplicates', content: lazy(() => import('../features/duplicates/DuplicatesTab.tsx')) },
  { tab: 'statistics', content: lazy(() => import('../features/statistics/Statistics.tsx')) },
];

export default function ExploreScreen() {
  const kept = useExplore((state) => state.exploreTab);
  const open = tabs.find(({ tab }) => tab === kept)?.tab ?? 'statistics';
  return (
    <Tabs
      className={css['tabs'] ?? ''}
      selectedKey={open}
      onSelectionChange={(key) => {
        const chosen = tabs.find(({ tab }) => tab === key);
        if (chosen !== undefined) chooseExploreTab(chosen.tab);
      }}
    >
      <Screen
        title={words.title}
        actions={
          <TabList aria-label={words.title} className={css['list'] ?? ''}>
            {tabs.map(({ tab }) => (
              <Tab key={tab} id={tab} className={css['tab'] ?? ''}>
                {words.tabs[tab]}
              </Tab>
            ))}
          </TabList>
        }
      >
        {tabs.map(({ tab, content: Content }) => (
          <TabPanel key={tab} id={tab} className={css['panel'] ?? ''}>
            <Suspense fallback={<div className={css['panel']} aria-busy />}>
              <Content />
            </Suspense>
          </TabPanel>
        ))}
      </Screen>
    </Tabs>
  );
}
