// `stackwax ear add|list|use|remove`: models of sound that the library listens with besides its own analysis.
import { Command } from 'commander';
import type { Client } from '../../../core/contract/contract.ts';
import type { CheckedEar, EarChoice, EarState } from '../../../core/domain/earState.ts';
import { AppError } from '../../../core/domain/errors.ts';
import type { ListenReport } from '../../../core/domain/job.ts';
import { sha256OfFile } from '../../files/sha256.ts';
import { log, print, printJson } from '../../terminal.ts';
import { type LibraryOptions, libraryOption } from '../options.ts';
import { sentence, tracksText } from '../output.ts';
import { followJob, type Places, userPath, withLibrary } from '../session.ts';

export function earCommand(places: Places): Command {
  return new Command('ear')
    .description(
      'models of sound (ONNX) that the library listens with; docs/ears.md says where they come from',
    )
    .addCommand(adding(places))
    .addCommand(listing(places))
    .addCommand(using(places))
    .addCommand(removing(places));
}

interface AddOptions extends LibraryOptions {
  manifest?: string;
  family?: string;
  check?: true;
  use: boolean;
}

function adding(places: Places): Command {
  return new Command('add')
    .description('check a model, keep a copy of it in the library, and listen to every track with it')
    .argument('<file>', 'the model, an ONNX file')
    .addOption(libraryOption())
    .option('--manifest <file>', 'JSON that says how it is fed, where its file is not known')
    .option('--family <name>', 'or the family that it is of; without either, those that fit are told')
    .option('--check', 'tell what it is and how long listening would take; keep nothing')
    .option('--no-use', 'keep it without listening yet')
    .option('--json', 'print as JSON')
    .action(async (file: string, { library, json, manifest, family, check, use }: AddOptions) => {
      const choice: EarChoice = {
        file: userPath(file),
        ...(manifest === undefined ? {} : { manifest: userPath(manifest) }),
        ...(family === undefined ? {} : { family }),
      };
      await withLibrary(places, library, async (client) => {
        const checked = await client.ears.check(choice);
        if (json !== true) printChecked(checked);
        if (check === true) {
          if (json) printJson(checked);
          return;
        }
        if (checked.ear === null) throw new AppError('invalid', howToSay(checked), { path: checked.file });
        const { ear, jobId } = await client.ears.add({ ...choice, use });
        const report = jobId === null ? null : await followListening(client, jobId);
        if (json) return printJson({ checked, ear, report });
        print(`${ear.name} is in the library.`);
        printReport(report);
      });
    });
}

function listing(places: Places): Command {
  return new Command('list')
    .description('list the ears of the library and how much each has heard; * marks those in use')
    .addOption(libraryOption())
    .option('--json', 'print as JSON, with the families that are known')
    .action(async ({ library, json }: LibraryOptions) => {
      const { ears, families } = await withLibrary(places, library, (client) => client.ears.list());
      if (json) return printJson({ ears, families });
      for (const ear of ears) print(line(ear));
      for (const { failure, failed } of ears)
        if (failure !== null)
          log(`${tracksText(failed)} could not be heard, the first: ${sentence(failure)}`);
      if (ears.length === 0)
        print('The library has no ear yet. docs/ears.md says where known ones come from.');
    });
}

interface UseOptions extends LibraryOptions {
  off?: true;
}

function using(places: Places): Command {
  return new Command('use')
    .description('listen with an ear of the library, or with --off not any more; what it heard stays')
    .argument('<ear>', 'its name, the beginning of its SHA-256, or its file')
    .addOption(libraryOption())
    .option('--off', 'do not listen with it any more')
    .option('--json', 'print as JSON')
    .action(async (which: string, { library, json, off }: UseOptions) => {
      await withLibrary(places, library, async (client) => {
        const { sha256, name } = await find(client, which);
        const { jobId } = await client.ears.use({ sha256, inUse: off !== true });
        const report = jobId === null ? null : await followListening(client, jobId);
        if (json) return printJson({ sha256, inUse: off !== true, report });
        print(off === true ? `${name} is not listened with any more.` : `${name} is in use.`);
        printReport(report);
      });
    });
}

function removing(places: Places): Command {
  return new Command('remove')
    .description("delete the library's copy of an ear and what it heard; your own file stays")
    .argument('<ear>', 'its name, the beginning of its SHA-256, or its file')
    .addOption(libraryOption())
    .option('--json', 'print as JSON')
    .action(async (which: string, { library, json }: LibraryOptions) => {
      await withLibrary(places, library, async (client) => {
        const { sha256, name, learnedWith } = await find(client, which);
        await client.ears.remove({ sha256 });
        if (json) return printJson({ removed: sha256 });
        print(`${name} is not in the library any more.`);
        if (learnedWith)
          log('The model in use was learned with it, and keeps what it needs until you retrain.');
      });
    });
}

const leastDigits = 4;

async function find(client: Client, which: string): Promise<EarState> {
  const { ears } = await client.ears.list();
  const named = ears.filter(
    ({ name, sha256 }) =>
      name.toLowerCase() === which.toLowerCase() ||
      (which.length >= leastDigits && sha256.startsWith(which.toLowerCase())),
  );
  const sha256 = named.length === 0 ? await sha256OfFile(userPath(which)).catch(() => null) : null;
  const [found, another] = named.length === 0 ? ears.filter((ear) => ear.sha256 === sha256) : named;
  if (another !== undefined)
    throw new AppError('invalid', `Several ears are called ‘${which}’: give the beginning of a SHA-256.`);
  if (found === undefined)
    throw new AppError(
      'not-found',
      `The library has no ear ‘${which}’. It has: ${ears.map(({ name }) => name).join(', ') || 'none'}.`,
    );
  return found;
}

function followListening(client: Client, jobId: number): Promise<ListenReport> {
  return followJob(client, jobId, (result) => (result.kind === 'listen' ? result.report : null));
}

function printReport(report: ListenReport | null): void {
  if (report !== null) print(`${tracksText(report.tracks)} listened to, ${report.seconds.toFixed(1)} s.`);
}

function printChecked({ file, sha256, bytes, ear, families, trial, isHere }: CheckedEar): void {
  print(
    `${file}: ${(bytes / 1e6).toFixed(1)} MB, SHA-256 ${sha256}${isHere ? ', in the library already' : ''}`,
  );
  if (ear === null) {
    for (const { id, name, licence } of families) print(`  could be ${id}: ${name}, ${licence}`);
    return;
  }
  const names = ear.classes === 0 ? 'names nothing that it hears' : `names ${ear.classes} kinds of sound`;
  print(
    `  ${ear.name}, ${ear.licence}; ${names}; ${ear.tried ? 'tried' : 'not tried'} with real weights`,
    `  ${ear.source}`,
  );
  if (trial !== null)
    print(
      `  ${trial.milliseconds.toFixed(0)} ms a track: ${durationText(trial.seconds)} for ${tracksText(trial.tracks)}`,
    );
}

function howToSay({ families }: CheckedEar): string {
  return families.length === 0
    ? 'Nothing is known of this file, and its input has the shape of no family that is known: give its manifest with --manifest.'
    : `Nothing is known of this file: say with --family which it is (${families.map(({ id }) => id).join(', ')}), or give its manifest with --manifest.`;
}

const minute = 60;

function durationText(seconds: number): string {
  if (seconds < minute) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / minute);
  return minutes < minute ? `${minutes} min` : `${Math.floor(minutes / minute)} h ${minutes % minute} min`;
}

const copyWords = {
  whole: '',
  missing: ', its copy is missing: add it again',
  damaged: ', its copy is damaged: add it again',
};

/** Of each ear in use that cannot be listened with: a sentence. */
export function earsLacking(ears: readonly EarState[]): string[] {
  return ears
    .filter(({ inUse, copy }) => inUse && copy !== 'whole')
    .map(({ name, copy }) => `${name} is not listened with${copyWords[copy]}.`);
}

function line({ name, licence, sha256, bytes, inUse, copy, heard, of, failed }: EarState): string {
  const failures = failed === 0 ? '' : `, ${failed} failed`;
  return (
    `${inUse ? '*' : ' '} ${sha256.slice(0, 12)}  ${name}, ${licence}, ${(bytes / 1e6).toFixed(1)} MB: ` +
    `${heard} of ${tracksText(of)} heard${failures}${copyWords[copy]}`
  );
}
