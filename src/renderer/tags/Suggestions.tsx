// Rare tags that could be read as a genre whose company they keep: looked for when asked, taken one by one.
import { useMutation } from '@tanstack/react-query';
import { CircleAlert, Sparkles, Waypoints } from 'lucide-react';
import { canBeWord, ownWordKeys } from '../../core/genres/editOverlay.ts';
import { displayGenre, genreKey } from '../../core/genres/name.ts';
import { client } from '../api.ts';
import { messages } from '../messages.ts';
import { Button } from '../primitives/Button.tsx';
import { EmptyState } from '../primitives/EmptyState.tsx';
import { failureText } from '../stores/failure.ts';
import css from './Suggestions.module.css';
import { useReadAs } from './useTagActions.ts';
import { useOverlay } from './useWords.ts';

const words = messages.tags;
const shown = 200;
const distances = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export function Suggestions() {
  // Comparing everything with everything takes seconds: made when asked for, not whenever something changes.
  const look = useMutation({
    mutationKey: ['suggestMerges'],
    mutationFn: () => client.genres.suggestMerges(),
  });
  const overlay = useOverlay();
  const read = useReadAs();
  const button = (
    <Button onPress={() => look.isPending || look.mutate()}>
      {look.isPending ? words.looking : look.data === undefined ? words.lookForSuggestions : words.lookAgain}
    </Button>
  );

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
      <ul className={css['list']}>
        {open.slice(0, shown).map(({ from, into, distance }) => (
          <li key={from} className={css['item']}>
            <p className={css['what']}>
              <span className={css['from']}>{from}</span>
              <span className={css['into']}>{displayGenre(into.trim().toLowerCase())}</span>
            </p>
            <span className={css['distance']} title={words.distance}>
              {distances.format(Math.max(0, distance))}
            </span>
            <Button
              look="quiet"
              aria-label={words.suggestion(from, into)}
              onPress={() => read(from, into.trim())}
            >
              {words.take}
            </Button>
          </li>
        ))}
      </ul>
      <div className={css['foot']}>
        <p className={css['detail']}>{words.suggestionsDetail}</p>
        {button}
      </div>
    </>
  );
}
