// What stands in the place of what could not be loaded, and the way to ask for it again.
import { CircleAlert } from 'lucide-react';
import { failureText } from '../words/failureText.ts';
import { messages } from '../words/messages.ts';
import { Button } from './Button.tsx';
import { EmptyState } from './EmptyState.tsx';

interface LoadFailedProps {
  readonly title: string;
  readonly error: unknown;
  readonly onAgain: () => unknown;
}

export function LoadFailed({ title, error, onAgain }: LoadFailedProps) {
  return (
    <EmptyState icon={CircleAlert} tone="problem" title={title} detail={failureText(error)}>
      <Button onPress={() => void onAgain()}>{messages.common.tryAgain}</Button>
    </EmptyState>
  );
}
