// Learn: how well the model in use does and what it knows; the models before it; all figures, folded; retraining, and going back.
import { useMutation, useQuery } from '@tanstack/react-query';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { Button } from '../../primitives/Button.tsx';
import { LoadFailed } from '../../primitives/LoadFailed.tsx';
import { Screen } from '../../primitives/Screen.tsx';
import { useRetraining } from '../../state/useRetraining.ts';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { Figures } from './Figures.tsx';
import css from './LearnScreen.module.css';
import { Models } from './Models.tsx';
import { Report } from './Report.tsx';
import { Retraining } from './Retraining.tsx';

const words = messages.learning;

export default function LearnScreen() {
  const models = useQuery(api.models.list.queryOptions());
  const running = useRetraining();
  const retrain = useMutation(api.models.retrain.mutationOptions({ onError: notifyFailure }));
  const active = models.data?.find((model) => model.active);
  return (
    <Screen
      title={words.title}
      status={active === undefined ? '' : words.inUse(words.modelName(active.origin, active.id))}
      actions={
        // Never disabled, so that the keyboard stays on it.
        <Button
          look={running === undefined ? 'primary' : 'quiet'}
          onPress={() => running !== undefined || retrain.isPending || retrain.mutate({})}
        >
          {running === undefined ? words.retrain : words.running}
        </Button>
      }
    >
      {models.isError && models.data === undefined ? (
        <LoadFailed title={words.loadFailed} error={models.error} onAgain={models.refetch} />
      ) : models.data === undefined || active === undefined ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <section className={css['scroll']} tabIndex={0} aria-label={words.title}>
          <div className={css['page']}>
            {running === undefined ? (
              <Report models={models.data} active={active} />
            ) : (
              <Retraining job={running} />
            )}
            <Models models={models.data} />
            <Figures models={models.data} active={active} />
          </div>
        </section>
      )}
    </Screen>
  );
}
