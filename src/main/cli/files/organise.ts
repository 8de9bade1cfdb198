// `stackwax organise`: where a template puts files; with --copy, --hard-link or --move it puts them there, and --undo takes that back.
import { Command } from 'commander';
import type { Client } from '../../../core/contract/contract.ts';
import { AppError } from '../../../core/domain/errors.ts';
import type { OrganiseReport, PlacePreview, PlaceWay } from '../../../core/domain/placing.ts';
import { log, print, printJson } from '../../terminal.ts';
import { type LibraryOptions, libraryOption } from '../options.ts';
import { countText, sentence } from '../output.ts';
import { followJob, type Places, userPath, withLibrary } from '../session.ts';
import { playlistIds } from './playlistIds.ts';
import { template } from './template.ts';

interface Options extends LibraryOptions {
  template?: string;
  to?: string;
  copy?: true;
  hardLink?: true;
  move?: true;
  dryRun?: true;
  undo?: true;
  genre?: string[];
  playlist?: string[];
}

export function organiseCommand(places: Places): Command {
  return new Command('organise')
    .description('put files into folders by a template of their tags: a preview, unless you say how')
    .option(
      '--template <template>',
      "as '{genre}/{albumartist}/[{year} ]{album}/[{disc}-]{track} {title}'; in brackets: only where the field is known",
      template,
    )
    .option('--to <dir>', 'folder below which everything is put')
    .option('--copy', 'copy the files; yours stay')
    .option('--hard-link', 'give the files a second name; yours stay')
    .option(
      '--move',
      'move your files, inside of the folders of the library; what was said of them goes along',
    )
    .option('--dry-run', 'tell where everything would go, whatever else is asked')
    .option('--undo', 'take back the last organising, or go on with it')
    .option('--genre <name...>', 'only these genres')
    .option('--playlist <name...>', 'only these playlists of yours')
    .addOption(libraryOption())
    .option('--json', 'print the report as JSON')
    .action(async ({ library, json, undo, ...options }: Options) => {
      const outcome = await withLibrary(places, library, async (client) =>
        undo ? await followed(client, client.files.undoOrganise({})) : await asked(client, options),
      );
      if (json) printJson(outcome);
      else if ('bytes' in outcome) printPreview(outcome);
      else printReport(outcome);
    });
}

/** Null: nothing but a preview. */
function wayOf({ copy, hardLink, move }: Options): PlaceWay | null {
  const ways: PlaceWay[] = [];
  if (copy) ways.push('copy');
  if (hardLink) ways.push('hard-link');
  if (move) ways.push('move');
  if (ways.length > 1) throw new AppError('invalid', 'One of --copy, --hard-link and --move is wanted.');
  return ways[0] ?? null;
}

async function asked(client: Client, options: Options): Promise<PlacePreview | OrganiseReport> {
  if (options.template === undefined || options.to === undefined)
    throw new AppError('invalid', '--template and --to are wanted.');
  const way = wayOf(options);
  const order = {
    template: options.template,
    folder: userPath(options.to),
    ...(options.genre === undefined ? {} : { genres: options.genre }),
    ...(options.playlist === undefined ? {} : { playlists: await playlistIds(client, options.playlist) }),
  };
  if (way === null || options.dryRun)
    return await client.files.previewOrganise({ ...order, way: way ?? 'copy' });
  return await followed(client, client.files.organise({ ...order, way }));
}

async function followed(client: Client, started: Promise<{ jobId: number }>): Promise<OrganiseReport> {
  const { jobId } = await started;
  return await followJob(client, jobId, (result) => (result.kind === 'organise' ? result.report : null));
}

function printPreview({ files, tracks, stay, numbered, lacking, left }: PlacePreview): void {
  for (const { from, to, stays, isNumbered } of files)
    print(stays ? `${from} stays` : `${from} -> ${to}${isNumbered ? '  (the name is taken)' : ''}`);
  for (const one of left) log(sentence(one));
  log(`${countText(tracks, 'file')}, of which ${stay} lie there already; ${numbered} get a number.`);
  for (const [field, count] of Object.entries(lacking)) log(`${countText(count, 'track')} without ${field}.`);
}

function printReport({ files, stayed, left, waiting, isBack, way }: OrganiseReport): void {
  for (const one of left) log(sentence(one));
  const done = { copy: 'copied', 'hard-link': 'linked', move: 'moved' } as const;
  print(
    isBack
      ? `${countText(files, 'file')} put back.`
      : `${countText(files, 'file')} ${done[way]}; ${stayed} lay there already.`,
  );
  if (waiting > 0)
    log(
      `${countText(waiting, 'file')} can still be put back. To go on once nothing is in the way: stackwax organise --undo`,
    );
  if (files > 0 && !isBack) log('To take it back: stackwax organise --undo');
}
