// The tags of the tracks: how many tracks have each, who says so, and how well each is heard.

import { useQuery } from '@tanstack/react-query';
import { SearchX, Tag } from 'lucide-react';
import { useMemo } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { RunningJob } from '../../../parts/RunningJob.tsx';
import { Button } from '../../../primitives/Button.tsx';
import { EmptyState } from '../../../primitives/EmptyState.tsx';
import { SearchBox } from '../../../primitives/fields/SearchBox.tsx';
import { LoadFailed } from '../../../primitives/LoadFailed.tsx';
import { api } from '../../../wire/api.ts';
import { errorText } from '../../../words/failureText.ts';
import { formatCount } from '../../../words/format.ts';
import { messages } from '../../../words/messages.ts';
import { trackTagWords } from '../../../words/trackTags.ts';
import { useTagsView } from '../tagsView.ts';
import { OwnTable } from './OwnTable.tsx';
import css from './OwnTags.module.css';
import { countFacets, facetFilters, inFacet, ownTags } from './ownTags.ts';
import { TagSide } from './TagSide.tsx';
import { listedAtOnce, useFoundTags, useLearnJobs } from './useOwnTags.ts';

const words = trackTagWords.page;
const names = { all: words.all, ...trackTagWords.facets };

export function OwnTags() {
  const { ownSearch: typed, facet, ownActive: active } = useTagsView();
  const found = useFoundTags(typed);
  const figures = useQuery(api.trackTags.figures.queryOptions());
  const tags = useMemo(() => ownTags(found.data ?? [], figures.data ?? null), [found.data, figures.data]);
  const listed = useMemo(() => inFacet(tags, facet), [tags, facet]);
  const counts = countFacets(tags);
  const { running, last } = useLearnJobs();
  const chosen = listed.find(({ id }) => `${id}` === active) ?? null;

  if (found.data === undefined)
    return found.error === null ? (
      <div className={css['waiting']} aria-busy />
    ) : (
      <LoadFailed title={words.loadFailed} error={found.error} onAgain={found.refetch} />
    );
  if (found.data.length === 0 && typed.trim() === '')
    return <EmptyState icon={Tag} title={words.empty} detail={words.emptyDetail} />;
  return (
    <div className={css['columns']}>
      <div className={css['list']} aria-busy={found.isFetching}>
        {running === undefined ? null : (
          <section className={css['job']} aria-label={words.learning}>
            <RunningJob job={running} label={words.learning} waiting={messages.jobs.queued} />
          </section>
        )}
        {running === undefined && last?.status.state === 'failed' ? (
          <p className={css['trouble']} role="status">
            {messages.common.told(words.failed, errorText(last.status.error))}
          </p>
        ) : null}
        <div className={css['narrow']}>
          <SearchBox
            label={words.search}
            value={typed}
            onChange={(ownSearch) => useTagsView.setState({ ownSearch })}
          />
          <ToggleButtonGroup
            aria-label={words.facetLabel}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[facet]}
            onSelectionChange={([key]) => {
              const now = facetFilters.find((name) => name === key);
              if (now !== undefined) useTagsView.setState({ facet: now });
            }}
            className={css['filters'] ?? ''}
          >
            {facetFilters.map((name) => (
              <ToggleButton key={name} id={name} className={css['filter'] ?? ''}>
                {names[name]}
                <span className={css['count']}>{formatCount(counts[name])}</span>
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </div>
        <div className={css['table']}>
          {listed.length > 0 ? (
            <OwnTable tags={listed} />
          ) : tags.length > 0 ? (
            <EmptyState icon={Tag} title={words.noneHere} detail={words.noneHereDetail} />
          ) : (
            <EmptyState icon={SearchX} title={words.nothingFound} detail={words.nothingFoundDetail}>
              <Button onPress={() => useTagsView.setState({ ownSearch: '' })}>
                {messages.tags.clearSearch}
              </Button>
            </EmptyState>
          )}
        </div>
        {found.data.length === listedAtOnce ? (
          <p className={css['more']}>{words.more(listedAtOnce)}</p>
        ) : null}
      </div>
      <aside className={css['side']} aria-label={words.sideLabel}>
        <TagSide tag={chosen} figures={figures.data} />
      </aside>
    </div>
  );
}
