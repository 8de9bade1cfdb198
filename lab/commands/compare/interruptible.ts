// A comparison on a terminal: how far it is, and what becomes of it at Ctrl-C.
import { AppError } from '../../../src/core/domain/errors.ts';
import { onInterrupt } from '../../../src/main/cli/interrupting.ts';
import { progressBar } from '../../../src/main/cli/progressBar.ts';
import type { CompareProgress } from '../../comparison/compare.ts';

/** Where the parts of a comparison say how far they are. */
export interface Shown {
  listening(done: number, total: number): void;
  comparing(progress: CompareProgress): void;
}

/** Ctrl-C aborts the signal, and the command ends with what is kept. */
export async function interruptible<T>(
  keptIn: string | null,
  run: (signal: AbortSignal, shown: Shown) => Promise<T>,
): Promise<T> {
  const bar = progressBar();
  const controller = new AbortController();
  const uninterrupted = onInterrupt(() => controller.abort(new AppError('cancelled', 'Cancelled.')));
  let begun = performance.now();
  try {
    return await run(controller.signal, {
      listening(done, total) {
        if (done <= 1) begun = performance.now();
        const seconds = (performance.now() - begun) / 1000;
        // The first one is where the clock begins.
        const ratePerSecond = done > 1 && seconds > 0 ? (done - 1) / seconds : null;
        const etaSeconds = ratePerSecond === null ? null : (total - done) / ratePerSecond;
        bar.show({ done, total, unit: 'files', ratePerSecond, etaSeconds }, 'Listening');
      },
      comparing({ trial, epoch, ...counts }) {
        const { contender, fold, share } = trial;
        const where = [
          `${contender.model} (${contender.input})`,
          `fold ${fold + 1}`,
          share === 1 ? [] : `learning curve at ${100 * share} %`,
          epoch === null ? [] : `epoch ${epoch.epoch} of ${epoch.epochs}`,
        ].flat();
        bar.show({ ...counts, unit: 'steps' }, 'Comparing', where.join(', '));
      },
    });
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    const kept =
      keptIn === null
        ? 'No fits are kept: with --out or --resume they would be.'
        : `What is finished is kept in ${keptIn}: the same command goes on from there.`;
    throw new AppError('cancelled', `Cancelled. ${kept}`, { cause: error });
  } finally {
    uninterrupted();
    bar.stop();
  }
}
