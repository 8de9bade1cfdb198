// Rare tags that could be read as a genre whose company they keep: looked for when asked, taken one by one.
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, Sparkles, Waypoints } from 'lucide-react';
import { displayGenre, genreKey } from '../../../../core/genres/name.ts';
import { canBeWord, ownWordKeys } from '../../../../core/genres/vocabulary/editOverlay.ts';
import { Button } from '../../../primitives/Button.tsx';
import { EmptyState } from '../../../primitives/EmptyState.tsx';
import { client } from '../../../wire/api.ts';
import { failureText } from '../../../words/failureText.ts';
import { messages } from '../../../words/messages.ts';
import { useTagsView } from '../tagsView.ts';
import { useReadAs } from '../useTagActions.ts';
import { useOverlay } from '../useWords.ts';
import { Comparing } from './Comparing.tsx';
import { NearTags } from './NearTags.tsx';
import css from './Suggestions.module.css';

const words = messages.tags;
const shown = 200;

export function Suggestions() {
  const asked = useTagsView((state) => state.suggestionsAsked);
  // Comparing everything with everything takes seconds: made when asked for, not whenever something changes, and kept.
  const look = useQuery({
    queryKey: ['suggestMerges'],
    queryFn: () => client.genres.suggestMerges(),
    enabled: asked,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const overlay = useOverlay();
  const read = useReadAs();

  function ask(): void {
    if (asked) void look.refetch();
    else useTagsView.setState({ suggestionsAsked: true });
  }
  const button = <Button onPress={ask}>{asked ? words.lookAgain : words.lookForSuggestions}</Button>;

  if (look.isFetching) return <Comparing />;
  if (look.isError)
    return (
      <EmptyState
        icon={CircleAlert}
        tone="problem"
        title={words.suggestionsFailed}
        detail={failureText(look.error)}
      >
        {button}
      </EmptyState>
    );
  if (look.data === undefined)
    return (
      <EmptyState icon={Waypoints} title={words.tabs.suggestions} detail={words.suggestionsDetail}>
        {button}
      </EmptyState>
    );
  const own = ownWordKeys(overlay);
  const open = look.data.filter(
    ({ from, into }) => canBeWord(from) && genreKey(from) !== genreKey(into) && !own.has(genreKey(from)),
  );
  if (open.length === 0)
    return (
      <EmptyState icon={Sparkles} title={words.noSuggestions} detail={words.noSuggestionsDetail}>
        {button}
      </EmptyState>
    );
  return (
    <>
      <NearTags
        label={words.tabs.suggestions}
        tags={open.slice(0, shown).map(({ from, into, distance }) => ({
          name: from,
          note: displayGenre(into.trim().toLowerCase()),
          distance,
          take: { label: words.suggestion(from, into), run: () => read(from, into.trim()) },
        }))}
      />
      <div className={css['foot']}>
        <p className={css['detail']}>{words.suggestionsDetail}</p>
        {button}
      </div>
    </>
  );
}
