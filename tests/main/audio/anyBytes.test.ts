// Whatever follows the magic number of a format, a file is read or refused with a reason that names it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../../../src/core/domain/errors.ts';
import { computePeaks } from '../../../src/main/audio/pictures/peaks.ts';
import { fingerprint } from '../../../src/main/library/fingerprint.ts';
import { readTags } from '../../../src/main/library/tags.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const openings = [
  'fLaC\0\0\0\x22',
  'RIFF\xff\xff\0\0WAVEfmt \x10\0\0\0',
  'FORM\0\0\xff\xffAIFFCOMM\0\0\0\x12',
  `OggS\0\x02${'\0'.repeat(20)}\x01\x1e\x01vorbis`,
  `OggS\0\x02${'\0'.repeat(20)}\x01\x13OpusHead`,
  'MAC \x96\x0f\0\0\x34\0\0\0\x18\0\0\0',
  '\0\0\0\x14ftypM4A \0\0\0\0M4A \0\0\0\x50moov\0\0\0\x48trak',
  'ID3\x04\0\0\0\0\0\x20TCON',
  '\xff\xfb\x90\0',
  'APETAGEX',
  '',
];

/** Lengths and counts at their edges, among bytes of any kind. */
const tail = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 24 }),
      fc
        .constantFrom([0xff, 0xff, 0xff, 0xff], [0x80, 0, 0, 0], [0, 0, 0, 0x80], [0, 0, 0, 0], [0, 0, 0, 1])
        .map((bytes) => Uint8Array.from(bytes)),
      fc
        .constantFrom('data', 'SSND', 'stsz', 'mdhd', 'TIT2', 'APETAGEX', 'OggS')
        .map((text) => Buffer.from(text)),
    ),
    { maxLength: 12 },
  )
  .map((parts) => Buffer.concat(parts));

test('a file of any bytes', { timeout: 120_000 }, async () => {
  const path = Buffer.from(join(tempDir(), 'any.bin'));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...openings), tail, async (opening, bytes) => {
      writeFileSync(path, Buffer.concat([Buffer.from(opening, 'latin1'), bytes]));
      expect(await fingerprint(path)).toMatch(/^[0-9a-f]{32}$/u);
      expect((await readTags(path)).genres.length).toBeLessThanOrEqual(100);
      const failure = await computePeaks(path, { points: 10 }).then(
        () => null,
        (error: unknown) => error,
      );
      if (failure === null) return;
      expect(failure).toBeInstanceOf(AppError);
      expect(failure).toMatchObject({ kind: 'undecodable', path: path.toString() });
    }),
    { numRuns: 300 },
  );
});
