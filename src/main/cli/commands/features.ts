// `stackwax features`: feature vectors of audio files, windows, frames or beats, for other programs; needs no library.
import { Command, InvalidArgumentError, Option } from 'commander';
import { toErrorData } from '../../../core/domain/errors.ts';
import type { Settings } from '../../../core/domain/settings.ts';
import { type FrameGroup, frameGroupNames } from '../../../core/features/frames.ts';
import { log } from '../../terminal.ts';
import { describeFiles, type Level, levels, namesOf, type Wanted } from '../features/describing.ts';
import {
  csvWriter,
  jsonWriter,
  npyTargets,
  npyWriter,
  textWriter,
  type Writer,
} from '../features/writers.ts';
import { PrintedFailure, sentence } from '../output.ts';
import type { Places } from '../session.ts';

interface Options {
  readonly level: Level;
  readonly groups?: readonly FrameGroup[];
  readonly depth: Settings['analysisDepth'];
  readonly csv?: true;
  readonly npy?: string;
  readonly json?: true;
}

export function featuresCommand(places: Places): Command {
  const command = new Command('features');
  return command
    .description('print the feature vectors of audio files')
    .argument('<file...>', 'audio files')
    .addOption(
      new Option(
        '--level <level>',
        'a row a file, a window, a frame (512 samples of 22,050 a second), or an interval between two beats',
      )
        .choices(levels)
        .default('track'),
    )
    .addOption(
      new Option(
        '--groups <names>',
        'by frame or beat: only mel (128 bands in dB), chroma (12 pitch classes) or mel,chroma; with beats their means over the stretch before the first beat, from each beat to the next, and from the last one on',
      ).argParser(groupsOf),
    )
    .addOption(
      new Option('--depth <depth>', 'one window a track, or up to three')
        .choices(['quick', 'thorough'])
        .default('quick'),
    )
    .addOption(new Option('--csv', 'print as CSV').conflicts(['json', 'npy']))
    .option('--json', 'print as JSON')
    .option(
      '--npy <path>',
      'write arrays for NumPy, float32 [rows, columns]: to this file, or for several into this folder, as <name of the file>.npy',
    )
    .action(async (files: string[], options: Options) => {
      const { level, groups } = options;
      if (groups !== undefined && level !== 'frame' && level !== 'beat')
        command.error(`error: --groups goes with --level frame or beat, not with ${level}`, { exitCode: 2 });
      const wanted = wantedOf(level, groups);
      const writer = writerOf(files, wanted, options);
      let failed = false;
      for await (const described of describeFiles(files, places, wanted, options.depth)) {
        if ('rows' in described) await writer.file(described.file, described.rows);
        else {
          failed = true;
          log(sentence(toErrorData(described.failure)));
        }
      }
      writer.end();
      if (failed) throw new PrintedFailure();
    });
}

function groupsOf(text: string): readonly FrameGroup[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !frameGroupNames.some((known) => known === name));
  if (unknown !== undefined)
    throw new InvalidArgumentError(
      `There is no group '${unknown}'; there are ${frameGroupNames.join(' and ')}.`,
    );
  // Each once, in the order in which they stand side by side.
  return frameGroupNames.filter((name) => names.includes(name));
}

function wantedOf(level: Level, groups: readonly FrameGroup[] | undefined): Wanted {
  if (level === 'frame') return { level, groups: groups ?? frameGroupNames };
  if (level === 'beat' && groups !== undefined) return { level, groups };
  return { level, groups: null };
}

function writerOf(files: readonly string[], wanted: Wanted, { level, csv, npy, json }: Options): Writer {
  const names = namesOf(wanted);
  if (npy !== undefined) return npyWriter(npyTargets(files, npy), names.length, json === true);
  if (json) return jsonWriter(level, names);
  return csv ? csvWriter(level, names) : textWriter(level, names);
}
