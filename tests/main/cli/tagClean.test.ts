// `stackwax tag clean`: a file of tags told by category and stage, without a library; and files that are none.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli, cliJson } from '../../helpers/cli.ts';
import { tempDir } from '../../helpers/tempDir.ts';

function fileOf(name: string, text: string): string {
  const path = join(tempDir(), name);
  writeFileSync(path, text);
  return path;
}

test('tells each tag what it is and became, and how many are left', async () => {
  const answer = await cliJson([
    'tag',
    'clean',
    fileOf('tags.txt', 'hiphop\nHip-Hop\n80s metal\nmetallica\n'),
    '--stage',
    '2',
  ]);
  expect(answer).toMatchObject({
    stages: [
      { stage: 1, distinct: 4 },
      { stage: 2, distinct: 3 },
    ],
    strings: [
      {
        written: 'hiphop',
        category: 'genre',
        asTyped: 'hiphop',
        tags: [{ name: 'hip hop', facet: 'genre' }],
      },
      { written: 'Hip-Hop', asTyped: 'hip hop', tags: [{ name: 'hip hop', facet: 'genre' }] },
      {
        written: '80s metal',
        tags: [
          { name: 'metal', facet: 'genre' },
          { name: '1980s', facet: 'time' },
        ],
      },
      { written: 'metallica', category: 'junk', tags: [] },
    ],
  });
});

test('says what the neighbours were learned from', async () => {
  const words = await cli(['tag', 'clean', fileOf('tags.txt', 'death metal\nmetal\nblack metal\n')]);
  expect(words.code).toBe(0);
  expect(words.stdout).toContain('The file names no tracks');
  expect(words.stdout).toMatch(/^genre +3 +3 +3 +3 +\d$/mu);
  const tracks = await cli(['tag', 'clean', fileOf('tags.csv', 'track,tag\na,rock\na,sad\nb,pop\n')]);
  expect(tracks.stdout).toContain('from the tags of the same track');
});

test('names the file and the reason where there is nothing to clean', async () => {
  const path = fileOf('tags.csv', 'track,tag,weight\na,rock,x\n');
  const { code, stderr } = await cli(['tag', 'clean', path]);
  expect(code).toBe(1);
  expect(stderr).toContain(`${path}: Row 1 has 'x' as weight`);
});
