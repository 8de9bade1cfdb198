// Tags of tracks, most frequent first, with who says so and how well each is heard.
import { memo } from 'react';
import { showTagged } from '../../../commands/trackTagActions.ts';
import { askAbout } from '../../../state/tagReview.ts';
import { formatCount, formatFixed } from '../../../words/format.ts';
import { trackTagWords } from '../../../words/trackTags.ts';
import { RowGrid, type RowPlace, rowProps } from '../RowGrid.tsx';
import { useTagsView } from '../tagsView.ts';
import css from './OwnTable.module.css';
import type { OwnTag } from './ownTags.ts';

const words = trackTagWords.page;
const counts = ['tracks', 'byPerson', 'byFile', 'byImport', 'heard'] as const;
const columns = (['name', 'facet', ...counts, 'known'] as const).map((name) => ({
  name,
  title: words.headers[name],
  ...(name === 'name' || name === 'facet' ? {} : { detail: words.headerDetails[name] }),
  className: lookOf(name),
}));

function lookOf(name: string): string | undefined {
  if (name === 'tracks') return css['number'];
  if (name.startsWith('by')) return css['detail'];
  return css[name];
}

export function OwnTable({ tags }: { readonly tags: readonly OwnTag[] }) {
  const active = useTagsView((state) => state.ownActive);
  const show = ({ id }: OwnTag): void => showTagged(id);
  return (
    <RowGrid
      label={words.tableLabel}
      className={css['columns']}
      columns={columns}
      rows={tags}
      keyOf={({ id }) => `${id}`}
      active={active}
      onActive={(ownActive) => useTagsView.setState({ ownActive })}
      letters={{ enter: show, t: show, a: askAbout }}
      renderRow={(tag, key, place) => <Row key={key} tag={tag} {...place} />}
    />
  );
}

interface RowProps extends RowPlace {
  readonly tag: OwnTag;
}

const Row = memo(function Row({ tag, ...place }: RowProps) {
  const rocAuc = tag.figures?.rocAuc ?? null;
  return (
    <div role="row" tabIndex={-1} {...rowProps(`${tag.id}`, place)}>
      <div role="gridcell" className={css['name']} tabIndex={-1} title={tag.name}>
        {tag.name}
      </div>
      <div role="gridcell" className={css['facet']} tabIndex={-1}>
        {trackTagWords.facets[tag.facet]}
      </div>
      {counts.map((name) => (
        <div
          key={name}
          role="gridcell"
          className={`${lookOf(name)} ${tag[name] === 0 ? css['zero'] : css['some']}`}
          tabIndex={-1}
        >
          {formatCount(tag[name])}
        </div>
      ))}
      <div role="gridcell" className={css['known']} tabIndex={-1}>
        {rocAuc === null ? (
          <span className={css['zero']}>{words.notLearned}</span>
        ) : (
          <>
            <span className={css['track']} aria-hidden>
              {/* From guessing to never wrong. */}
              <span className={css['sure']} style={{ width: `${Math.max(0, rocAuc * 2 - 1) * 100}%` }} />
            </span>
            <span className={css['figure']}>{formatFixed(rocAuc, 2)}</span>
          </>
        )}
      </div>
    </div>
  );
});
