// Which files are being read, as the next session finds it after a crash.
import { appendFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beingReadFile, openBeingRead } from '../../../src/main/analysis/beingRead.ts';
import { fifo, hasFifos } from '../../helpers/fifo.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const path = Buffer.from([0x2f, 0xff, 0x0a, 0x61]);
const clean = { crashes: 0, why: '' };

test('what was being read when the program ended has one crash more in the next session', () => {
  const folder = tempDir();
  const first = openBeingRead(folder);
  first.begin('scan', path);
  first.begin('scan', Buffer.from('/read'));
  first.end('scan', Buffer.from('/read'), 'read');
  first.begin('scan', Buffer.from('/stopped'));
  first.end('scan', Buffer.from('/stopped'), 'given up');
  expect(first.record('scan', path).crashes).toBe(0);

  const second = openBeingRead(folder);
  expect(second.record('scan', path)).toMatchObject({
    crashes: 1,
    why: expect.stringMatching(/Stackwax itself/u),
  });
  for (const [what, other] of [
    ['scan', '/read'],
    ['scan', '/stopped'],
    ['cover', path],
  ] as const)
    expect(second.record(what, Buffer.from(other))).toMatchObject({ crashes: 0 });
  second.begin('scan', path);
  const third = openBeingRead(folder);
  expect(third.record('scan', path).crashes).toBe(2);
  // Nothing was read in between.
  expect(openBeingRead(folder).record('scan', path).crashes).toBe(2);
  third.forget(path);
  expect(third.record('scan', path)).toEqual(clean);
  expect(openBeingRead(folder).record('scan', path)).toEqual(clean);
});

test('crashes of workers are counted across sessions; one that is read to its end starts anew', () => {
  const folder = tempDir();
  const first = openBeingRead(folder);
  first.begin('scan', path);
  first.end('scan', path, { crash: 'it crashed (SIGABRT)' });
  const second = openBeingRead(folder);
  expect(second.record('scan', path)).toMatchObject({ crashes: 1, why: 'it crashed (SIGABRT)' });
  second.begin('scan', path);
  second.end('scan', path, 'given up');
  expect(second.record('scan', path).crashes).toBe(1);
  second.begin('scan', path);
  second.end('scan', path, 'read');
  expect(openBeingRead(folder).record('scan', path).crashes).toBe(0);
});

test('a file that two read at once is being read until both are through', () => {
  const folder = tempDir();
  const beingRead = openBeingRead(folder);
  beingRead.begin('peaks', path);
  beingRead.begin('peaks', path);
  beingRead.end('peaks', path, 'read');
  expect(openBeingRead(folder).record('peaks', path).crashes).toBe(1);
});

test('the file stays small, however much is read', () => {
  const folder = tempDir();
  const beingRead = openBeingRead(folder);
  beingRead.begin('scan', path);
  for (let i = 0; i < 2000; i++) {
    const other = Buffer.from(`/music/${'long name '.repeat(10)}${i}.mp3`);
    beingRead.begin('scan', other);
    beingRead.end('scan', other, 'read');
  }
  expect(statSync(join(folder, beingReadFile)).size).toBeLessThan(260 * 1024);
  expect(openBeingRead(folder).record('scan', path).crashes).toBe(1);
});

test('whatever is in the file, and where nothing can be written, reading goes on', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.constant('{"what":"scan"')), (junk) => {
      const folder = tempDir();
      openBeingRead(folder).begin('scan', path);
      appendFileSync(join(folder, beingReadFile), `${junk}\n`);
      expect(openBeingRead(folder).record('scan', path).crashes).toBe(1);
    }),
    { numRuns: 20 },
  );
  const nowhere = openBeingRead('/proc/no/such/folder');
  nowhere.begin('scan', path);
  nowhere.end('scan', path, { crash: 'it crashed' });
  expect(nowhere.record('scan', path).crashes).toBe(1);
});

test.skipIf(!hasFifos)('a pipe in its place is not waited for', () => {
  const folder = tempDir();
  fifo(join(folder, beingReadFile));
  openBeingRead(folder).begin('scan', path);
  expect(openBeingRead(folder).record('scan', path).crashes).toBe(1);
});
