// Makes the truth table anew where its writers and readers are installed, and in any case the page that shows it beside what Stackwax reads.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decide } from '../tests/truths/decide.ts';
import { ourReading } from '../tests/truths/ours.ts';
import { page } from '../tests/truths/page.ts';
import { readAll } from '../tests/truths/readers.ts';
import { versions } from '../tests/truths/run.ts';
import { makeSounds } from '../tests/truths/sounds.ts';
import {
  fileOf,
  filesFolder,
  pagePath,
  readTruths,
  type Truths,
  truthsPath,
} from '../tests/truths/truths.ts';
import { writings } from '../tests/truths/writers.ts';

const tools = versions();
if (tools === null)
  console.error(
    'Not all of the writers and readers are installed (tests/truths/run.ts lists them): the table stays as it is.',
  );
else writeFileSync(truthsPath, `${JSON.stringify(makeAnew(tools), null, 2)}\n`);

const truths = readTruths();
const ours = await Promise.all(
  truths.files.map(async ({ file }) => [file, await ourReading(fileOf(file))] as const),
);
writeFileSync(pagePath, page(truths, new Map(ours)));

function makeAnew(tools: Truths['tools']): Truths {
  const sounds = mkdtempSync(join(tmpdir(), 'stackwax-truths-'));
  try {
    rmSync(filesFolder, { recursive: true, force: true });
    mkdirSync(filesFolder);
    makeSounds(sounds);
    for (const { file, write } of writings) write(fileOf(file), sounds);
  } finally {
    rmSync(sounds, { recursive: true });
  }
  const readings = readAll(writings.map(({ file }) => fileOf(file)));
  return {
    tools,
    files: writings.map(({ file, writer, container }) => {
      const found = readings.get(file);
      if (found === undefined) throw new Error(`Nobody read ${file}.`);
      return { file, writer, container, ...decide(file, found) };
    }),
  };
}
