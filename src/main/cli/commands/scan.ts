// `stackwax scan`: brings folders into the library, or brings the library up to date.
import { Command } from 'commander';
import type { CrewMember, JobResult, ScanReport } from '../../../core/domain/job.ts';
import type { LeftOut, LeftOutReason } from '../../../core/domain/leftOut.ts';
import type { OfflineReason, OfflineRoot } from '../../../core/domain/root.ts';
import { parseAddress } from '../../queue/address.ts';
import { log, print, printJson } from '../../terminal.ts';
import { crewLines } from '../crewLines.ts';
import { type LibraryOptions, libraryOption, positiveInteger, queueOption } from '../options.ts';
import { asUsage, sentence, tracksText } from '../output.ts';
import { followJob, type Places, userPath, withLibrary } from '../session.ts';
import { earsLacking } from './ear.ts';
import { printCameIn, printOffers } from './genres.ts';

interface Options extends LibraryOptions {
  workers?: number;
  gone?: true;
  queue?: string;
}

export function scanCommand(places: Places): Command {
  return new Command('scan')
    .description('read tags, analyse what is new or changed, and predict its genre')
    .argument(
      '[folder...]',
      'folders with music; without one, all folders of the library; a hidden one inside them is taken in',
    )
    .addOption(libraryOption())
    .option('--workers <n>', 'threads that analyse (default: one a core)', positiveInteger)
    .option(
      '--gone',
      'what offline folders held is really gone: their tracks become missing, their labels stay',
    )
    .addOption(queueOption('workers of this queue listen, on any machines: redis://host:port'))
    .option('--json', 'print the report as JSON')
    .action(async (folders: string[], { library, json, workers, gone, queue }: Options) => {
      if (queue !== undefined) asUsage(() => parseAddress(queue));
      const { report, ears } = await withLibrary(places, library, async (client) => {
        const { jobId } = await client.library.scan({
          folders: folders.map(userPath),
          gone: gone === true,
          ...(workers === undefined ? {} : { workers }),
          ...(queue === undefined ? {} : { queue }),
        });
        const pick = (result: JobResult): ScanReport | null =>
          result.kind === 'scan' ? result.report : null;
        const done = await followJob(client, jobId, pick, crewLines());
        return { report: done, ears: (await client.ears.list()).ears };
      });
      if (json) printJson(report);
      else {
        for (const lack of earsLacking(ears)) log(lack);
        printReport(report);
      }
    });
}

const leftOutWords: Readonly<Record<LeftOutReason, string>> = {
  hidden: 'hidden; scan it by its path to take it in',
  system: "a system's, never music",
  'link-outside': 'a link that leads out of the folder',
  'link-dead': 'a link to nothing',
  'not-a-file': 'named like music, but no file',
};
/** More are for `--json`. */
const leftOutShown = 10;

function printLeftOut({ reason, count, paths }: LeftOut): void {
  const shown = paths.slice(0, leftOutShown);
  for (const path of shown) log(`Left out (${leftOutWords[reason]}): ${path}`);
  if (count > shown.length) log(`Left out (${leftOutWords[reason]}): ${count - shown.length} more`);
}

const offlineWords: Readonly<Record<OfflineReason, string>> = {
  'not-there': 'the folder is not there',
  'no-permission': 'no permission to read the folder',
  'not-answering': 'the disk does not answer',
  unreadable: 'the system reports an error',
  emptied:
    'the folder is empty, as when its drive is not connected; scan it with --gone if its files are really gone',
  'another-drive': 'another drive is in its place; scan it with --gone if its files are really gone',
};

function printOffline({ path, since, reason }: OfflineRoot): void {
  log(`${path}: Offline since ${new Date(since).toLocaleString('sv')}: ${offlineWords[reason]}.`);
}

function printCrew(crew: readonly CrewMember[]): void {
  for (const { name, version, answered, failed } of crew)
    print(`${name}, version ${version}: ${tracksText(answered)} listened to, ${failed} of them failed.`);
}

function printReport(report: ScanReport): void {
  for (const failure of report.failed) log(sentence(failure));
  for (const root of report.offline) printOffline(root);
  for (const leftOut of report.leftOut) printLeftOut(leftOut);
  printCrew(report.crew ?? []);
  const { files, added, updated, unchanged, missing, analysed, failed, seconds } = report;
  print(
    `${files} files: ${added} added, ${updated} updated, ${unchanged} unchanged, ${missing} missing. ` +
      `${analysed} analysed, ${failed.length} failed, ${seconds.toFixed(1)} s.`,
  );
  printCameIn(report.fromTags.cameIn);
  printOffers(report.fromTags.offered);
}
