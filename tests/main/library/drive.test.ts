// Which drives tell of changes: by Linux's numbers of file systems, and on the drive that the tests run on.
import { expect, test } from 'vitest';
import { driveOf, driveOfType } from '../../../src/main/library/drive.ts';
import { tempDir } from '../../helpers/tempDir.ts';

test.each([
  ['ext4', 0xef53, 'local'],
  ['tmpfs', 0x01021994, 'local'],
  ['NFS', 0x6969, 'network'],
  ['SMB2', 0xfe534d42, 'network'],
  // As a signed number, as some systems read it.
  ['CIFS, signed', 0xff534d42 - 2 ** 32, 'network'],
  ['FUSE, which may be anything', 0x65735546, 'network'],
  ['one that nobody has heard of', 0x12345, 'unknown'],
] as const)('%s', (_name, type, drive) => {
  expect(driveOfType(type)).toBe(drive);
});

test.skipIf(process.platform !== 'linux')('memory is a local drive', async () => {
  expect(await driveOf(Buffer.from('/dev/shm'))).toBe('local');
  expect(['local', 'unknown']).toContain(await driveOf(Buffer.from(tempDir())));
});
