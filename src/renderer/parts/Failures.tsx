// Files that something went wrong with, each with its reason.

import { RotateCw } from 'lucide-react';
import type { ErrorData } from '../../core/domain/errors.ts';
import { Button, IconButton } from '../primitives/Button.tsx';
import { errorText } from '../words/failureText.ts';
import { messages } from '../words/messages.ts';
import css from './Failures.module.css';
import { FurtherPlaces, Place, PlaceList } from './PlaceList.tsx';

const shownAtOnce = 100;

interface FailuresProps {
  readonly title: string;
  readonly failures: readonly ErrorData[];
  /** Where it can help: tries these files again. */
  readonly onRetry?: (paths: string[]) => void;
}

export function Failures({ title, failures, onRetry }: FailuresProps) {
  const paths = failures.flatMap(({ path }) => (path === null ? [] : [path]));
  const rest = failures.length - shownAtOnce;
  const retryAll =
    onRetry === undefined || paths.length < 2 ? null : (
      <div className={css['all']}>
        <Button look="quiet" icon={RotateCw} onPress={() => onRetry(paths)}>
          {messages.jobs.retryAll(paths.length)}
        </Button>
      </div>
    );
  return (
    <PlaceList title={title} isWarning foot={retryAll}>
      {failures.slice(0, shownAtOnce).map(({ path, message }) => (
        <Place key={`${path} ${message}`} reason={errorText({ message })} path={path}>
          {path === null || onRetry === undefined ? null : (
            <IconButton icon={RotateCw} label={messages.jobs.retry(path)} onPress={() => onRetry([path])} />
          )}
        </Place>
      ))}
      {rest > 0 ? <FurtherPlaces>{messages.jobs.more(rest)}</FurtherPlaces> : null}
    </PlaceList>
  );
}
