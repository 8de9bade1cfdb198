// Writes one genre after the other into the files of a library, without end, until it is killed.
import { openTagWriter, writingProcess } from './tagWriter.ts';

const [libraryDir] = process.argv.slice(2);
if (libraryDir === undefined) throw new Error('usage: tagWriter.process.ts <library>');

const writer = openTagWriter(libraryDir, writingProcess());
// From the first files on, any moment is as good as another.
for (let round = 0; ; round += 1)
  await writer.write(`Round ${round} of ${process.pid}`, () => void process.send?.('writing'));
