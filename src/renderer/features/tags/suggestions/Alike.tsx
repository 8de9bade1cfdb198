// What would collapse into the chosen tag: those in the nearest thousandth of all distances from it, by the company they keep.
import { skipToken, useQuery } from '@tanstack/react-query';
import { MousePointerClick, Sparkles } from 'lucide-react';
import { displayGenre, genreKey } from '../../../../core/genres/name.ts';
import { canBeWord } from '../../../../core/genres/vocabulary/editOverlay.ts';
import { EmptyState } from '../../../primitives/EmptyState.tsx';
import { LoadFailed } from '../../../primitives/LoadFailed.tsx';
import { api } from '../../../wire/api.ts';
import { messages } from '../../../words/messages.ts';
import type { TagRow } from '../tagList.ts';
import { useTagsView } from '../tagsView.ts';
import { useReadAs } from '../useTagActions.ts';
import { Comparing } from './Comparing.tsx';
import { NearTags } from './NearTags.tsx';
import css from './Suggestions.module.css';

const words = messages.tags;
const shown = 200;

export function Alike({ rows }: { readonly rows: readonly TagRow[] }) {
  const active = useTagsView((state) => state.active);
  const read = useReadAs();
  const like = useQuery(
    api.genres.like.queryOptions({ input: active === null ? skipToken : { tag: active } }),
  );

  if (active === null)
    return <EmptyState icon={MousePointerClick} title={words.alikeOf} detail={words.alikeOfDetail} />;
  if (like.isError) return <LoadFailed title={words.alikeFailed} error={like.error} onAgain={like.refetch} />;
  if (like.data === undefined) return <Comparing />;
  const near = like.data?.near ?? [];
  if (near.length === 0)
    return <EmptyState icon={Sparkles} title={words.noneAlike} detail={words.noneAlikeDetail(active)} />;

  const row = rows.find(({ written }) => written === active);
  // Read as what the chosen one is read as; where that is not one genre there is nothing to be read as.
  const [genre, ...others] = row?.genres ?? [];
  const countOf = new Map(rows.map(({ written, count }) => [genreKey(written), count]));
  const isWritten = ({ tag }: (typeof near)[number]): boolean => countOf.has(genreKey(tag));
  // Tags in the files first: the rest stand in the vocabulary alone.
  const sorted = [...near.filter(isWritten), ...near.filter((other) => !isWritten(other))];
  return (
    <>
      <p className={css['head']}>{words.alikeTo(active)}</p>
      <NearTags
        label={words.alikeTo(active)}
        tags={sorted.slice(0, shown).map(({ tag, distance }) => {
          const count = countOf.get(genreKey(tag));
          const canRead =
            genre !== undefined &&
            others.length === 0 &&
            count !== undefined &&
            canBeWord(tag) &&
            genreKey(tag) !== genreKey(genre);
          return {
            name: tag,
            note: count === undefined ? words.notWritten : messages.tracks(count),
            distance,
            take: canRead
              ? { label: words.suggestion(tag, displayGenre(genre)), run: () => read(tag, genre) }
              : null,
          };
        })}
      />
      <div className={css['foot']}>
        <p className={css['detail']}>{words.alikeDetail}</p>
      </div>
    </>
  );
}
