// `stackwax worker`: listens to tracks that scans on other machines put into a queue.
import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import { log, print, printJson } from '../../terminal.ts';
import { forkProcess } from '../../workers/forkProcess.ts';
import { onInterrupt } from '../interrupting.ts';
import { positiveInteger, positiveNumber, queueOption } from '../options.ts';
import { asUsage, countText, tracksText } from '../output.ts';
import { type Places, userPath } from '../session.ts';

interface Options {
  readonly queue: string;
  readonly root: readonly string[];
  readonly workers?: number;
  readonly idle?: number;
  readonly json?: true;
}

export function workerCommand(places: Places): Command {
  return new Command('worker')
    .description('listen to the tracks that `scan --queue` on other machines hands out, until Ctrl-C')
    .addOption(queueOption('the queue: redis://host:port').makeOptionMandatory())
    .option(
      '--root <from=to>',
      'a folder as the library names it, and where it is here; may be given again; other files come through the queue',
      (text: string, before: readonly string[]) => [...before, text],
      [],
    )
    .option('--workers <n>', 'tracks at once (default: one a core)', positiveInteger)
    .option('--idle <seconds>', 'end after so long without a track', positiveNumber)
    .option('--json', 'print what was done as JSON')
    .action(async ({ queue, root, workers, idle, json }: Options) => {
      const [{ parseAddress }, { parseRoot }, { workAtQueue }] = await Promise.all([
        import('../../queue/address.ts'),
        import('../../queue/roots.ts'),
        import('../../queue/worker.ts'),
      ]);
      const { kernelsFile, workerUrls } = places;
      const address = asUsage(() => parseAddress(queue));
      const roots = asUsage(() => root.map((text) => parseRoot(text, userPath)));
      const ending = new AbortController();
      const released = onInterrupt(() => ending.abort());
      try {
        const report = await workAtQueue(
          {
            address,
            roots,
            threads: workers ?? availableParallelism(),
            entry: { url: workerUrls.analyse, workerData: { kernelsFile }, startProcess: forkProcess },
            idleMs: idle === undefined ? null : idle * 1000,
            say: log,
          },
          ending.signal,
        );
        if (json) return printJson(report);
        const { answered, failed, putBack } = report;
        print(
          `${tracksText(answered)} listened to, ${failed} of them failed; ${countText(putBack, 'time')} one was given back.`,
        );
      } finally {
        released();
      }
    });
}
