// What a scan by a queue says of its workers where no progress bar shows them: once that it waits for one, once that some have come.
import type { Step } from '../../core/domain/progress.ts';
import { barStream, log } from '../terminal.ts';
import { countText } from './output.ts';

export function crewLines(): (step: Step) => void {
  if (barStream() !== null) return () => undefined;
  let isWaiting: boolean | null = null;
  return (step) => {
    if ('candidate' in step || step.crew === undefined) return;
    const { workers } = step.crew;
    if (isWaiting === (workers === 0)) return;
    isWaiting = workers === 0;
    log(
      isWaiting
        ? 'No worker is at the queue: the scan waits until one comes (stackwax worker --queue, on any machine).'
        : `${countText(workers, 'worker')} at the queue.`,
    );
  };
}
