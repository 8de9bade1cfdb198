// Makes a smart playlist, or changes what one looks for; counts all the while how many tracks that finds.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { TrackFilter } from '../../../core/domain/listing.ts';
import { type Playlist, playlistNameSchema } from '../../../core/domain/playlist.ts';
import { readQuery } from '../../../core/query/parse.ts';
import { createPlaylist, setPlaylistRule } from '../../commands/playlistActions.ts';
import { OrderFields } from '../../parts/conditions/OrderFields.tsx';
import { QueryField } from '../../parts/query/QueryField.tsx';
import { Button } from '../../primitives/Button.tsx';
import { Field } from '../../primitives/fields/Field.tsx';
import { NumberField } from '../../primitives/fields/NumberField.tsx';
import { DialogBody, DialogFoot, ModalDialog } from '../../primitives/ModalDialog.tsx';
import {
  type Condition,
  conditionsOf,
  emptyCondition,
  fields,
  filterOf,
  orderOf,
  sortOfOrder,
} from '../../state/conditions.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { useListFilter } from '../../state/list/useListFilter.ts';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { ConditionEditor } from './ConditionEditor.tsx';
import css from './RuleDialog.module.css';

const words = messages.playlists;
let lastKey = 0;
const withKey = (condition: Condition) => ({ key: ++lastKey, condition });

export default function RuleDialog({ playlist }: { readonly playlist: Playlist | null }) {
  // A new one begins with what is listed.
  const listed = useListFilter();
  const [before] = useState<TrackFilter>(playlist?.rule?.filter ?? listed);
  const [query, setQuery] = useState(before.query ?? '');
  const [name, setName] = useState(playlist?.name ?? '');
  const [rules, setRules] = useState(() => {
    const conditions = conditionsOf(before);
    const isNew = conditions.length === 0 && before.query === undefined;
    return (isNew ? [emptyCondition('genreIds')] : conditions).map(withKey);
  });
  const [order, setOrder] = useState(() => orderOf(playlist?.rule?.sort ?? []));
  const [limit, setLimit] = useState(playlist?.rule?.limit ?? null);

  const errors = readQuery(query).errors;
  const filter = {
    ...filterOf(
      rules.map(({ condition }) => condition),
      before,
    ),
    ...(query.trim() === '' || errors.length > 0 ? {} : { query: query.trim() }),
  };
  const found = useQuery(
    api.tracks.query.queryOptions({ input: { filter }, placeholderData: keepPreviousData }),
  );
  const checked = playlistNameSchema.safeParse(name);
  const free = fields.find((field) => !rules.some(({ condition }) => condition.field === field));

  function save(): void {
    if (!checked.success || errors.length > 0) return;
    const rule = { filter, sort: sortOfOrder(order), limit };
    closeDialog();
    if (playlist === null) createPlaylist(checked.data, { rule });
    else setPlaylistRule(playlist, checked.data, rule);
  }

  return (
    <ModalDialog title={playlist === null ? words.rule.newTitle : words.rule.title} onClose={closeDialog}>
      <DialogBody>
        <Field label={words.name} value={name} onChange={setName} autoFocus={playlist === null} />
        <section className={css['rules']} aria-labelledby="query">
          <h3 id="query" className={css['label']}>
            {words.rule.query}
          </h3>
          <QueryField label={words.rule.query} size="full" value={query} onChange={setQuery} />
        </section>
        <section className={css['rules']} aria-labelledby="rules">
          <h3 id="rules" className={css['label']}>
            {rules.length === 0 ? words.rule.none : words.rule.all}
          </h3>
          <ul className={css['list']}>
            {rules.map(({ key, condition }) => (
              <ConditionEditor
                key={key}
                condition={condition}
                taken={new Set(rules.map((rule) => rule.condition.field))}
                onChange={(next) =>
                  setRules(rules.map((rule) => (rule.key === key ? { key, condition: next } : rule)))
                }
                onRemove={() => setRules(rules.filter((rule) => rule.key !== key))}
              />
            ))}
          </ul>
          <div>
            <Button
              look="quiet"
              icon={Plus}
              isDisabled={free === undefined}
              onPress={() => free !== undefined && setRules([...rules, withKey(emptyCondition(free))])}
            >
              {words.rule.add}
            </Button>
          </div>
        </section>
        <div className={css['order']}>
          <OrderFields order={order} onOrder={setOrder} />
          <div className={css['limit']}>
            <NumberField
              label={words.rule.limit}
              placeholder={words.rule.noLimit}
              unit={words.rule.limitUnit}
              min={1}
              value={limit}
              onChange={(value) => setLimit(value === null ? null : Math.round(value))}
            />
          </div>
        </div>
      </DialogBody>
      <DialogFoot>
        <p className={css['count']} role="status">
          {found.data === undefined
            ? ''
            : words.rule.count(Math.min(found.data.length, limit ?? found.data.length), found.data.length)}
        </p>
        <Button onPress={closeDialog}>{messages.common.cancel}</Button>
        <Button look="primary" isDisabled={!checked.success || errors.length > 0} onPress={save}>
          {playlist === null ? words.create : words.save}
        </Button>
      </DialogFoot>
    </ModalDialog>
  );
}
