// Folders of models: a draft is no model until it is complete, and one that was left behind goes; what lies beside a model.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  confusedTracks,
  draftModel,
  modelDirOf,
  readLearnedFrom,
  removeDrafts,
  writeLearnedFrom,
  writeOutOfFold,
} from '../../../src/main/learning/modelFolder.ts';
import { tempDir } from '../../helpers/tempDir.ts';

test('a draft becomes the model when it is complete, and goes when it is discarded or left behind', async () => {
  const libraryDir = tempDir();
  await removeDrafts(libraryDir);
  const [kept, discarded, leftBehind] = await Promise.all([1, 2, 3].map(() => draftModel(libraryDir)));
  await writeFile(join(kept!.dir, 'model.json'), '{}');
  await kept!.complete();
  await kept!.discard();
  await discarded!.discard();
  expect(await readdir(join(libraryDir, 'models'))).toHaveLength(2);
  await removeDrafts(libraryDir);
  expect(await readdir(join(libraryDir, 'models'))).toEqual([kept!.name]);
  expect(await readdir(modelDirOf(libraryDir, kept!.name))).toEqual(['model.json']);
  await expect(readdir(leftBehind!.dir)).rejects.toThrow('ENOENT');
});

test('what was learned from and predicted out of fold is read back; older and damaged folders have none', async () => {
  const folder = join(tempDir(), 'model');
  await mkdir(folder);
  const rock = { truth: 'metal', predicted: 'rock' };
  expect(await readLearnedFrom(folder)).toEqual(new Map());
  expect(await confusedTracks(folder, rock)).toBeNull();
  await writeLearnedFrom(folder, new Map([[7, 'metal']]));
  await writeOutOfFold(folder, [
    [7, 'metal', 'rock'],
    [7, 'metal', 'rock'],
    [8, 'metal', 'metal'],
    [9, 'rock', 'metal'],
  ]);
  expect(await readLearnedFrom(folder)).toEqual(new Map([[7, 'metal']]));
  expect(await confusedTracks(folder, rock)).toEqual([7]);
  await writeFile(join(folder, 'held-out.json'), '[[7,"metal"');
  expect(await confusedTracks(folder, rock)).toBeNull();
});
