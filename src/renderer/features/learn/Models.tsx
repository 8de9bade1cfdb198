// The models that there are, newest first: how each did beside the one before it, and using it again.
import { useMutation } from '@tanstack/react-query';
import type { ModelInfo } from '../../../core/domain/modelInfo.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { Button } from '../../primitives/Button.tsx';
import { notify } from '../../state/notices.ts';
import { api } from '../../wire/api.ts';
import { formatWhen } from '../../words/format.ts';
import { measuredText } from '../../words/measured.ts';
import { messages } from '../../words/messages.ts';
import css from './Models.module.css';
import { Part } from './Part.tsx';

const words = messages.learning;

export function Models({ models }: { readonly models: readonly ModelInfo[] }) {
  const activate = useMutation(
    api.models.activate.mutationOptions({
      onSuccess: () => notify(words.activating),
      onError: notifyFailure,
    }),
  );
  return (
    <Part title={words.history}>
      <ul className={css['models']}>
        {models.map(({ id, origin, active, report }) => {
          const name = words.modelName(origin, id);
          return (
            <li key={id} className={css['model']}>
              <span className={css['name']}>{name}</span>
              <span className={css['about']}>
                <span>{measuredText({ origin, report }, models.length === 1)}</span>
                <span className={css['when']}>
                  {words.madeOf(formatWhen(report.trainedAt), report.personal ?? null)}
                </span>
              </span>
              <span className={css['use']}>
                {active ? (
                  <span className={css['active']}>{words.active}</span>
                ) : (
                  <Button
                    look="quiet"
                    aria-label={words.switchTo(name)}
                    isDisabled={activate.isPending}
                    onPress={() => activate.mutate({ id })}
                  >
                    {words.use}
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
