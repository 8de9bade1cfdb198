// What is inside the popover of a chip: the values to choose from, or the ends of a range.
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useMemo } from 'react';
import { tagFacetSchema } from '../../../core/domain/trackTag.ts';
import { DaysField } from '../../parts/conditions/DaysField.tsx';
import { RangeFields } from '../../parts/conditions/RangeFields.tsx';
import { useOptions } from '../../parts/conditions/useOptions.ts';
import { GenreDot } from '../../parts/genres/GenreChip.tsx';
import { SourceMark } from '../../parts/genres/SourceMark.tsx';
import { Button } from '../../primitives/Button.tsx';
import type { Condition, ManyField } from '../../state/conditions.ts';
import { useGenreFinder } from '../../state/useGenreFinder.ts';
import { api } from '../../wire/api.ts';
import { formatCount } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { trackTagWords } from '../../words/trackTags.ts';
import css from './FilterEditor.module.css';
import { folderOptions } from './folderOptions.ts';
import { type Pick, PickList } from './PickList.tsx';

const words = messages.filters;
const facets = tagFacetSchema.options.map((facet) => trackTagWords.facets[facet]);

interface FilterEditorProps {
  readonly condition: Condition;
  readonly name: string;
  readonly onChange: (condition: Condition) => void;
  readonly onDone: () => void;
}

export default function FilterEditor({ condition, name, onChange, onDone }: FilterEditorProps) {
  switch (condition.kind) {
    case 'many':
      return (
        <Many
          field={condition.field}
          name={name}
          values={condition.values}
          onChange={(values) => onChange({ ...condition, values })}
          onDone={onDone}
        />
      );
    case 'range':
    case 'days':
      return (
        <form
          className={css['range']}
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            onDone();
          }}
        >
          <div className={css['ends']}>
            {condition.kind === 'range' ? (
              <RangeFields condition={condition} name={name} onChange={onChange} autoFocus />
            ) : (
              <DaysField condition={condition} name={name} onChange={onChange} autoFocus />
            )}
          </div>
          <Button type="submit">{words.done}</Button>
        </form>
      );
    case 'text':
      return (
        <Folder
          name={name}
          path={condition.text}
          onChange={(text) => onChange({ ...condition, text })}
          onDone={onDone}
        />
      );
    // The bar offers none of these.
    case 'one':
    case 'yes':
      return null;
  }
}

interface ManyProps {
  readonly field: ManyField;
  readonly name: string;
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
  readonly onDone: () => void;
}

function Many({ field, name, values, onChange, onDone }: ManyProps) {
  const options = useOptions(field);
  const picks = options?.map((option) => ({
    ...option,
    note: option.note ?? '',
    picture: pictureOf(field, option),
  }));
  return (
    <PickList
      label={name}
      picks={picks}
      chosen={values}
      several
      groups={facets}
      find={useGenreValues(field, options)}
      onChoose={onChange}
      onDone={onDone}
    />
  );
}

/** Genres are found by any spelling. */
function useGenreValues(
  field: ManyField,
  options: readonly { name: string; value: string }[] | undefined,
): ((typed: string) => readonly string[]) | undefined {
  const names = useMemo(() => options?.map(({ name }) => name.toLowerCase()), [options]);
  const finder = useGenreFinder(names);
  if (field !== 'genreIds' && field !== 'tagGenres') return undefined;
  return (typed) =>
    finder
      .find(typed, { among: 'own' })
      .flatMap(({ genre }) => (options ?? []).filter(({ name }) => name.toLowerCase() === genre))
      .map(({ value }) => value);
}

function pictureOf(field: ManyField, { name, value }: { name: string; value: string }): Pick['picture'] {
  if (field === 'genreIds' || field === 'tagGenres') return <GenreDot genre={name.toLowerCase()} />;
  if (field === 'sources' && isSource(value)) return <SourceMark source={value} />;
  return null;
}

function isSource(value: string): value is keyof typeof messages.source {
  return value in messages.source;
}

interface FolderProps {
  readonly name: string;
  readonly path: string;
  readonly onChange: (path: string) => void;
  readonly onDone: () => void;
}

function Folder({ name, path, onChange, onDone }: FolderProps) {
  const { data: folders } = useQuery(
    api.tracks.values.queryOptions({ input: { field: 'folder', limit: 1000 } }),
  );
  const { data: roots } = useQuery(api.library.roots.queryOptions());
  const picks =
    folders === undefined || roots === undefined
      ? undefined
      : folderOptions(
          folders,
          roots.map((root) => root.path),
        ).map(({ path: value, name: whole, ownName, level, tracks }) => ({
          value,
          name: whole,
          note: formatCount(tracks),
          leaf: { text: ownName, level },
        }));
  return (
    <PickList
      label={name}
      picks={picks}
      chosen={path === '' ? [] : [path]}
      several={false}
      onChoose={([chosen]) => onChange(chosen ?? '')}
      onDone={onDone}
    />
  );
}
