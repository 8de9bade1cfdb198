// `stackwax tags write|undo|steps`: what is known of tracks written into their files, after a look, and brought back.
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Client } from '../../../core/contract/contract.ts';
import { AppError } from '../../../core/domain/errors.ts';
import {
  type FileRefusal,
  type PlannedFile,
  plannedAtOnce,
  type TagWritingOptions,
  type TagWritingReport,
  type WritableField,
  writableFields,
} from '../../../core/domain/tagWriting.ts';
import { log, print, printJson } from '../../terminal.ts';
import { chosenTracks } from '../chosenTracks.ts';
import { onInterrupt } from '../interrupting.ts';
import { type LibraryOptions, libraryOption, positiveInteger } from '../options.ts';
import { countText, tracksText } from '../output.ts';
import { progressBar } from '../progressBar.ts';
import { type QueryOptions, queryOf, queryOption } from '../queries.ts';
import { refusalText } from '../refusalText.ts';
import { followJob, type Places, withLibrary } from '../session.ts';

interface WriteOptions extends LibraryOptions, QueryOptions {
  readonly dryRun?: true;
  readonly fields: WritableField[];
  readonly genres: TagWritingOptions['genres'];
  readonly predicted?: true;
  readonly keepTimes?: true;
  readonly hardLinks?: true;
}

export function tagWritingCommands(places: Places): Command[] {
  return [writing(places), undoing(places), listing(places)];
}

function writing(places: Places): Command {
  return new Command('write')
    .description(
      'write genres, and what else is asked for, into files: each is written anew beside the old one, read back, and put in its place',
    )
    .argument('[path...]', 'files or folders (default: every track whose genre you have said)')
    .addOption(queryOption('instead of paths, or only those there: tracks that a search finds'))
    .option('--dry-run', 'show what would change, and write nothing')
    .option('--fields <fields>', `which of ${writableFields.map(fieldName).join(', ')}`, fieldsOf, ['genre'])
    .addOption(
      new Option('--genres <which>', 'the genre alone, or with those that it is a kind of')
        .choices(['one', 'all'])
        .default('one'),
    )
    .option('--predicted', 'also genres that are only predicted; they then count as what the file says')
    .option('--keep-times', 'keep the time of the last change')
    .option('--hard-links', 'also files with several names; the other names keep the old file')
    .addOption(libraryOption())
    .option('--json', 'print the result as JSON')
    .action(async (paths: string[], { library, json, dryRun, query, ...given }: WriteOptions) => {
      const search = queryOf([], query);
      const options: TagWritingOptions = {
        fields: given.fields,
        genres: given.genres,
        predicted: given.predicted === true,
        keepTimes: given.keepTimes === true,
        hardLinks: given.hardLinks === true,
      };
      if (dryRun === true) {
        const planned = await withLibrary(places, library, async (client) =>
          preview(client, await tracksOf(client, paths, search), options),
        );
        if (json) printJson({ ...countsOf(planned), files: planned });
        else printPlanned(planned);
        return;
      }
      const report = await withLibrary(places, library, async (client) => {
        const trackIds = await tracksOf(client, paths, search);
        const { jobId } = await client.tagWriting.write({ trackIds, options });
        return await followWriting(client, jobId);
      });
      if (json) printJson(report);
      else printReport(report);
    });
}

function undoing(places: Places): Command {
  return new Command('undo')
    .description(
      'bring back the files of a step byte by byte; one that another program changed since is left alone',
    )
    .argument('[step]', 'its number, as `tags steps` shows it (default: the last)', positiveInteger)
    .addOption(libraryOption())
    .option('--json', 'print the result as JSON')
    .action(async (step: number | undefined, { library, json }: LibraryOptions) => {
      const report = await withLibrary(places, library, async (client) => {
        const { jobId } = await client.tagWriting.undo(step === undefined ? {} : { step });
        return await followWriting(client, jobId);
      });
      if (json) printJson(report);
      else printReport(report);
    });
}

function listing(places: Places): Command {
  return new Command('steps')
    .description('the steps that wrote files, the newest first')
    .addOption(libraryOption())
    .option('--json', 'print as JSON')
    .action(async ({ library, json }: LibraryOptions) => {
      const steps = await withLibrary(places, library, (client) => client.tagWriting.steps());
      if (json) return printJson(steps);
      if (steps.length === 0) print('No files were written.');
      for (const { id, at, files, stands } of steps)
        print(
          `${String(id).padStart(6)}  ${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}  ${countText(files, 'file')}${stands ? '' : '  (cannot be taken back, or was)'}`,
        );
    });
}

const fieldName = (field: WritableField): string =>
  field.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

function fieldsOf(text: string): WritableField[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  const found = names.map((name) =>
    writableFields.find((field) => fieldName(field) === name || field.toLowerCase() === name),
  );
  return found.map((field) => {
    if (field === undefined)
      throw new InvalidArgumentError(`The fields are ${writableFields.map(fieldName).join(', ')}.`);
    return field;
  });
}

async function tracksOf(client: Client, paths: readonly string[], search: string | null): Promise<number[]> {
  const isAll = paths.length === 0 && search === null;
  const ids = isAll ? await client.tagWriting.said() : await chosenTracks(client, paths, search);
  if (ids.length === 0)
    throw new AppError(
      'not-found',
      'You have said the genre of no track yet. Name files or folders, or label some.',
    );
  return ids;
}

async function followWriting(client: Client, jobId: number): Promise<TagWritingReport> {
  return await followJob(client, jobId, (result) => (result.kind === 'write-tags' ? result.report : null));
}

async function preview(
  client: Client,
  trackIds: readonly number[],
  options: TagWritingOptions,
): Promise<PlannedFile[]> {
  const planned: PlannedFile[] = [];
  const bar = progressBar();
  let isInterrupted = false;
  const uninterrupted = onInterrupt(() => {
    isInterrupted = true;
  });
  const startedAt = Date.now();
  try {
    for (let start = 0; start < trackIds.length; start += plannedAtOnce) {
      if (isInterrupted) throw new AppError('cancelled', 'Cancelled. Nothing was written.');
      planned.push(
        ...(await client.tagWriting.preview({
          trackIds: trackIds.slice(start, start + plannedAtOnce),
          options,
        })),
      );
      const done = Math.min(trackIds.length, start + plannedAtOnce);
      const ratePerSecond = (done * 1000) / Math.max(1, Date.now() - startedAt);
      const etaSeconds = (trackIds.length - done) / ratePerSecond;
      bar.show(
        { done, total: trackIds.length, unit: 'files', ratePerSecond, etaSeconds },
        'Looking at files',
      );
    }
  } finally {
    bar.stop();
    uninterrupted();
  }
  return planned;
}

function countsOf(planned: readonly PlannedFile[]) {
  const formats: Record<string, number> = {};
  const changing = planned.filter(({ fields }) => fields.length > 0);
  for (const { format } of changing) if (format !== null) formats[format] = (formats[format] ?? 0) + 1;
  const refused = planned.filter(({ refusal }) => refusal !== null).length;
  return {
    changing: changing.length,
    unchanged: planned.length - changing.length - refused,
    refused,
    formats,
  };
}

function printPlanned(planned: readonly PlannedFile[]): void {
  for (const { path, fields } of planned)
    for (const { field, before, after } of fields)
      print(
        `${path}: ${fieldName(field)}: ${before.join('; ') || '(none)'} → ${after.join('; ') || '(none)'}`,
      );
  for (const { path, refusal } of planned) if (refusal !== null) printRefusal(path, refusal);
  const { changing, unchanged, refused, formats } = countsOf(planned);
  print(
    `${tracksText(changing)} would change${formatsText(formats)}, ${unchanged} say so already, ${refused} would be left alone. Nothing was written.`,
  );
}

function printReport({ way, step, written, unchanged, refused, refusals, formats }: TagWritingReport): void {
  for (const { path, ...refusal } of refusals) printRefusal(path, refusal);
  if (refused > refusals.length) log(`${refused - refusals.length} more were left alone.`);
  const what = way === 'undo' ? 'is as before' : 'written';
  const isAre = way === 'undo' && written !== 1 ? 'are as before' : what;
  print(
    `${countText(written, 'file')} ${isAre}${formatsText(formats)}, ${unchanged} said so already, ${refused} left alone.`,
  );
  if (way === 'write' && step !== null) print(`To bring them back: stackwax tags undo ${step}`);
}

function printRefusal(path: string, refusal: FileRefusal): void {
  log(`${path}: ${refusalText(refusal)}`);
}

function formatsText(formats: Readonly<Record<string, number>>): string {
  const parts = Object.entries(formats).map(([format, files]) => `${files} ${format}`);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
