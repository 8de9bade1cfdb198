// `stackwax scan`: brings folders into the library, or brings the library up to date.
import { Command } from 'commander';
import type { ScanReport } from '../../../core/domain/job.ts';
import { type LibraryOptions, libraryOption, positiveInteger } from '../options.ts';
import { log, print, printJson, sentence } from '../output.ts';
import { followJob, type Places, userPath, withLibrary } from '../session.ts';

interface Options extends LibraryOptions {
  workers?: number;
}

export function scanCommand(places: Places): Command {
  return new Command('scan')
    .description('read tags, analyse what is new or changed, and predict its genre')
    .argument('[folder...]', 'folders with music; without one, all folders of the library')
    .addOption(libraryOption())
    .option('--workers <n>', 'threads that analyse (default: one a core)', positiveInteger)
    .option('--json', 'print the report as JSON')
    .action(async (folders: string[], { library, json, workers }: Options) => {
      const report = await withLibrary(places, library, async (client) => {
        const { jobId } = await client.library.scan({
          folders: folders.map(userPath),
          ...(workers === undefined ? {} : { workers }),
        });
        return await followJob(client, jobId, (result) => (result.kind === 'scan' ? result.report : null));
      });
      if (json) printJson(report);
      else printReport(report);
    });
}

function printReport(report: ScanReport): void {
  for (const failure of report.failed) log(sentence(failure));
  const { files, added, updated, unchanged, missing, analysed, failed, seconds } = report;
  print(
    `${files} files: ${added} added, ${updated} updated, ${unchanged} unchanged, ${missing} missing. ` +
      `${analysed} analysed, ${failed.length} failed, ${seconds.toFixed(1)} s.`,
  );
}
