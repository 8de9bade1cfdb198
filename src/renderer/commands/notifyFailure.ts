// A notice that a call has failed.
import { notify } from '../state/notices.ts';
import { failureText } from '../words/failureText.ts';

export function notifyFailure(error: unknown): void {
  notify(failureText(error), { tone: 'problem' });
}
