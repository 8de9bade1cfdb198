// What Review asks about: genres, or one tag.
import { Select } from '../../primitives/fields/Select.tsx';
import { askAbout } from '../../state/tagReview.ts';
import { useAllTags } from '../../state/useAllTags.ts';
import { formatCount } from '../../words/format.ts';
import { trackTagWords } from '../../words/trackTags.ts';
import css from './About.module.css';

const words = trackTagWords.review;
const genres = 'genres';
const shown = 100;

interface AboutProps {
  readonly tag: { readonly id: number; readonly name: string } | null;
}

/** Not there while there are no tags. */
export function About({ tag }: AboutProps) {
  const all = useAllTags() ?? [];
  if (all.length === 0 && tag === null) return null;
  const listed = all.slice(0, shown).map(({ id, name, tracks }) => ({ id, name, note: formatCount(tracks) }));
  const isListed = tag === null || listed.some(({ id }) => id === tag.id);
  const tags = isListed ? listed : [{ ...tag, note: '' }, ...listed];
  return (
    <div className={css['about']}>
      <Select
        label={words.about}
        hideLabel
        value={tag === null ? genres : `${tag.id}`}
        options={[
          { value: genres, name: words.genres },
          ...tags.map(({ id, name, note }) => ({ value: `${id}`, name, note })),
        ]}
        onChange={(value) => askAbout(tags.find(({ id }) => `${id}` === value) ?? null)}
      />
    </div>
  );
}
