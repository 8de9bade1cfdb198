// What the last retraining came to: before and after on the same tracks, what sounds different, and the way back.
import { useMutation, useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import type { ModelInfo } from '../../../core/domain/modelInfo.ts';
import { displayGenre } from '../../../core/genres/name.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { Button } from '../../primitives/Button.tsx';
import { lastRetraining, modelBefore } from '../../state/lastRetraining.ts';
import { api } from '../../wire/api.ts';
import { formatShare } from '../../words/format.ts';
import { lackingText } from '../../words/learning.ts';
import { messages } from '../../words/messages.ts';
import css from './Report.module.css';
import { TrackList } from './TrackList.tsx';

const words = messages.learning;
const shown = 50;

export function Report({ models }: { readonly models: readonly ModelInfo[] }) {
  const { data: jobs } = useQuery(api.jobs.list.queryOptions());
  const activate = useMutation(api.models.activate.mutationOptions({ onError: notifyFailure }));
  const report = lastRetraining(jobs ?? []);
  if (report === null) return null;
  const { model, comparison, activated, changed, changes } = report;
  const inUse = models.find(({ active }) => active)?.id === model.id;
  const before = modelBefore(models, model.id);

  function use(id: number): void {
    if (!activate.isPending) activate.mutate({ id });
  }

  return (
    <section className={css['panel']} aria-label={words.report}>
      <header className={css['head']}>
        <h2 className={css['title']}>{words.report}</h2>
        {inUse && before !== null ? <Button onPress={() => use(before.id)}>{words.goBack}</Button> : null}
        {activated || inUse ? null : <Button onPress={() => use(model.id)}>{words.useAnyway}</Button>}
      </header>
      {comparison === null ? (
        <p className={css['detail']}>{words.notCompared}</p>
      ) : (
        <p className={css['figures']}>
          <span className={css['side']}>{words.before}</span>
          <span className={css['share']}>{formatShare(comparison.before)}</span>
          <ArrowRight size={16} aria-hidden className={css['arrow']} />
          <span className={css['side']}>{words.after}</span>
          <span className={comparison.after >= comparison.before ? css['better'] : css['worse']}>
            {formatShare(comparison.after)}
          </span>
          <span className={css['detail']}>{words.onSame(comparison.rows)}</span>
        </p>
      )}
      {activated ? null : <p className={css['problem']}>{words.notUsed}</p>}
      {lackingText(model.report.personal ?? {}).map((sentence) => (
        <p key={sentence} className={css['detail']}>
          {sentence}
        </p>
      ))}
      {changed === 0 ? (
        <p className={css['detail']}>{words.changedNone}</p>
      ) : (
        <details className={css['changes']}>
          <summary className={css['summary']}>{words.changed(changed)}</summary>
          <TrackList
            label={words.changesLabel}
            tracks={changes.slice(0, shown).map(({ id, from, to }) => ({
              id,
              note: words.change(from === null ? words.wasNothing : displayGenre(from), displayGenre(to)),
            }))}
          />
          {changed > shown ? <p className={css['detail']}>{words.more(changed - shown)}</p> : null}
        </details>
      )}
    </section>
  );
}
