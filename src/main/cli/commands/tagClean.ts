// `stackwax tag clean`: what the tags in a file are, and how few are left of them stage by stage; needs no library.
import { extname } from 'node:path';
import { Command, Option } from 'commander';
import { AppError } from '../../../core/domain/errors.ts';
import { createVocabulary } from '../../../core/genres/vocabulary/vocabulary.ts';
import { type CollapseStage, collapseStages } from '../../../core/tags/collapse.ts';
import { parseTagFile } from '../../../core/tags/tagFile.ts';
import { readTextFile } from '../../files/regularFile.ts';
import { collapseInThread } from '../../learning/client.ts';
import type { CollapseAnswer } from '../../learning/protocol.ts';
import { print, printJson } from '../../terminal.ts';
import { readShipped } from '../../work/genreWords.ts';
import { progressBar } from '../progressBar.ts';
import { type Places, userPath } from '../session.ts';

interface Options {
  stage: string;
  json?: true;
}

const stageNames: Readonly<Record<CollapseStage, string>> = {
  1: 'I as typed',
  2: 'II rules',
  3: 'III near',
};

export function tagCleanCommand(places: Places): Command {
  return new Command('clean')
    .description('tell what the tags in a file are, and make them fewer in three stages; changes nothing')
    .argument('<file>', 'one tag a line, or CSV with columns tag and track (and weight), or tag and count')
    .addOption(
      new Option('--stage <n>', '1 as typed, 2 by rules, 3 by what stands with what')
        .choices(collapseStages.map(String))
        .default('3'),
    )
    .option('--json', 'print everything as JSON')
    .action(async (file: string, { stage, json }: Options) => {
      const last = collapseStages.find((one) => String(one) === stage) ?? 3;
      const answer = await cleanFile(file, last, places);
      if (json) printJson(answer);
      else printTable(answer);
    });
}

async function cleanFile(
  file: string,
  last: CollapseStage,
  { resourcesDir, workerUrls }: Places,
): Promise<CollapseAnswer> {
  const path = userPath(file);
  const text = await readTextFile(path);
  const folksonomy = naming(path, () => parseTagFile(text, extname(path).toLowerCase() === '.csv'));
  const { genres, tagWords } = readShipped(resourcesDir);
  const bar = progressBar();
  try {
    return await collapseInThread(
      workerUrls.learn,
      { genres: createVocabulary(genres), tagWords, folksonomy, last },
      ({ phase, done, total }) =>
        bar.show(
          { done, total, unit: 'steps', ratePerSecond: null, etaSeconds: null },
          phase === 'reading-strings' ? 'Reading tags' : 'Finding neighbours',
        ),
    );
  } finally {
    bar.stop();
  }
}

function naming<T>(path: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof AppError) throw new AppError(error.kind, error.message, { path, cause: error });
    throw error;
  }
}

/** More are for `--json`. */
const mergesShown = 40;

function printTable({ stages }: CollapseAnswer): void {
  const names = stages.map(({ stage }) => stageNames[stage]);
  print(row('', 'strings', 'said', ...names));
  const [first, last] = [stages[0], stages.at(-1)];
  for (const [at, { category, strings, count }] of (first?.byCategory ?? []).entries())
    print(row(category, strings, count, ...stages.map(({ byCategory }) => byCategory[at]?.distinct ?? 0)));
  const sum = (of: 'strings' | 'count'): number =>
    (first?.byCategory ?? []).reduce((all, category) => all + category[of], 0);
  print(row('all', sum('strings'), sum('count'), ...stages.map(({ distinct }) => distinct)));
  if (last === undefined || last.learnedFrom === null) return;
  print(
    last.learnedFrom === 'tracks'
      ? 'Neighbours were learned from the tags of the same track.'
      : 'The file names no tracks: neighbours were learned from the words inside its tags and from the vocabulary, so genres alone are merged.',
  );
  print(`${last.merges.length} were merged${last.merges.length > 0 ? ', the nearest first:' : '.'}`);
  for (const { from, into, distance } of last.merges.slice(0, mergesShown))
    print(`  ${from.name} → ${into.name}  ${distance.toFixed(2)}`);
  if (last.merges.length > mergesShown) print(`  ${last.merges.length - mergesShown} more: --json`);
}

function row(name: string, ...cells: readonly (string | number)[]): string {
  return name.padEnd(12) + cells.map((cell) => String(cell).padStart(12)).join('');
}
