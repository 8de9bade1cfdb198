// How many analysis workers there are: as many as were asked for last; 'any' takes none from a scan.
import { expect, onTestFinished, test } from 'vitest';
import { places } from '../../../scripts/start/project.ts';
import { openBeingRead } from '../../../src/main/analysis/beingRead.ts';
import { analysisWorkers } from '../../../src/main/analysis/workers.ts';
import { forkProcess } from '../../../src/main/workers/forkProcess.ts';
import { tempDir } from '../../helpers/tempDir.ts';

function workers(usualSize: () => number) {
  const { workerUrls, kernelsFile } = places;
  const made = analysisWorkers(
    { url: workerUrls.analyse, workerData: { kernelsFile }, startProcess: forkProcess },
    openBeingRead(tempDir()),
    usualSize,
  );
  onTestFinished(() => made.close());
  return made;
}

test("'any' is whatever there is, null the usual number, and another number makes them anew", () => {
  let usual = 2;
  const { of, player } = workers(() => usual);
  const first = of('any');
  expect(first.size).toBe(2);
  expect(of(null)).toBe(first);
  const three = of(3);
  expect([three.size, of('any')]).toEqual([3, three]);
  usual = 4;
  expect(of('any')).toBe(three);
  expect(of(null).size).toBe(4);
  expect(player.size).toBe(1);
});

test('those of another number go on no longer, the player does', async () => {
  const { of, player } = workers(() => 1);
  const path = Buffer.from('/nowhere.mp3');
  const before = of(1).ask('tags', { path });
  const failed = expect(before).rejects.toMatchObject({ kind: 'cancelled' });
  const played = player.ask('closeWav', { name: 'none' });
  await expect(of(2).ask('tags', { path })).rejects.toMatchObject({ kind: 'unreadable' });
  await failed;
  expect(await played).toBeUndefined();
});
