// How well the model in use does, in one sentence, then genres gained, lost and changed; a new one that is not used waits for a decision.
import { useMutation, useQuery } from '@tanstack/react-query';
import type { RetrainReport } from '../../../core/domain/job.ts';
import type { ModelInfo } from '../../../core/domain/modelInfo.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { Button } from '../../primitives/Button.tsx';
import { lastRetraining, modelBefore } from '../../state/lastRetraining.ts';
import { api } from '../../wire/api.ts';
import { lackingText } from '../../words/learning.ts';
import { measuredAfter } from '../../words/measured.ts';
import { messages } from '../../words/messages.ts';
import { GenreDifferences } from './GenreDifferences.tsx';
import css from './Report.module.css';
import { TrackList } from './TrackList.tsx';

const words = messages.learning;
const shown = 50;

interface ReportProps {
  readonly models: readonly ModelInfo[];
  readonly active: ModelInfo;
}

export function Report({ models, active }: ReportProps) {
  const { data: jobs } = useQuery(api.jobs.list.queryOptions());
  const { data: hearing } = useQuery(api.ears.list.queryOptions());
  const activate = useMutation(api.models.activate.mutationOptions({ onError: notifyFailure }));
  const last = lastRetraining(jobs ?? []);
  const waits = last !== null && !last.activated && last.model.id > active.id;
  const model = waits ? last.model : active;
  const isLast = last?.model.id === model.id;
  const before = isLast && !waits ? modelBefore(models, model.id) : null;

  function use(id: number): void {
    if (!activate.isPending) activate.mutate({ id });
  }

  return (
    <section className={css['panel']} aria-label={isLast ? words.report : words.howWell}>
      <header className={css['head']}>
        <h2 className={css['title']}>{isLast ? words.report : words.modelName(model.origin, model.id)}</h2>
        {before === null ? null : <Button onPress={() => use(before.id)}>{words.goBack}</Button>}
        {waits ? <Button onPress={() => use(model.id)}>{words.useAnyway}</Button> : null}
      </header>
      <p className={css['sentence']}>{measuredAfter(model, models.length === 1)}</p>
      {model.origin === 'starter' && models.length === 1 ? (
        <p className={css['detail']}>{words.notMeasured}</p>
      ) : null}
      {waits ? <p className={css['problem']}>{words.notUsed}</p> : null}
      <GenreDifferences report={model.report} />
      {lackingText(model.report.personal ?? {}, hearing?.ears).map((sentence) => (
        <p key={sentence} className={css['detail']}>
          {sentence}
        </p>
      ))}
      {isLast && !waits ? <Changed report={last} /> : null}
    </section>
  );
}

/** The tracks that stand under another genre with the new model, or under none. */
function Changed({ report }: { readonly report: RetrainReport }) {
  const { changed, changes } = report;
  if (changed === 0) return <p className={css['detail']}>{words.changedNone}</p>;
  return (
    <details className={css['changes']}>
      <summary className={css['summary']}>{words.changed(report)}</summary>
      <TrackList
        label={words.changesLabel}
        tracks={changes.slice(0, shown).map((change) => ({ id: change.id, note: words.change(change) }))}
      />
      {changed > shown ? <p className={css['detail']}>{words.more(changed - shown)}</p> : null}
    </details>
  );
}
