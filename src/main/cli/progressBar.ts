// A progress bar on a terminal's stderr: count, rate, time left. Silent where stderr is not a terminal.
import { SingleBar } from 'cli-progress';
import type { Progress } from '../../core/domain/job.ts';

interface Bar {
  show(progress: Progress): void;
  stop(): void;
}

export function progressBar(): Bar {
  let bar: SingleBar | null = null;
  let message = '';
  const stop = (): void => {
    bar?.stop();
    bar = null;
  };
  return {
    show(progress) {
      if (!process.stderr.isTTY) return;
      if (progress.message !== message) {
        stop();
        message = progress.message;
      }
      const payload = {
        message,
        counts: counts(progress),
        rate: rate(progress),
        left: timeLeft(progress.etaSeconds),
      };
      const total = progress.total ?? Math.max(progress.done, 1);
      if (bar === null) {
        bar = new SingleBar({
          format: '{message} {bar} {counts} {rate} {left}',
          barsize: 24,
          barCompleteChar: '█',
          barIncompleteChar: '░',
          hideCursor: true,
          stream: process.stderr,
        });
        bar.start(total, progress.done, payload);
        return;
      }
      bar.setTotal(total);
      bar.update(progress.done, payload);
    },
    stop,
  };
}

function counts({ done, total, unit }: Progress): string {
  return total === null ? `${done} ${unit}` : `${done}/${total} ${unit}`;
}

function rate({ ratePerSecond }: Progress): string {
  return ratePerSecond === null ? '' : `· ${ratePerSecond.toFixed(1)}/s`;
}

function timeLeft(seconds: number | null): string {
  if (seconds === null) return '';
  if (seconds < 60) return `· ${Math.ceil(seconds)} s left`;
  if (seconds < 3600) return `· ${Math.ceil(seconds / 60)} min left`;
  return `· ${(seconds / 3600).toFixed(1)} h left`;
}
