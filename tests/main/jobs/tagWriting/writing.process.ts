// Writes tags into the files of a library without end, genre after genre, until it is killed.
import { createRouterClient } from '@orpc/server';
import { places } from '../../../../scripts/start/project.ts';
import { tagWritingOptionsSchema } from '../../../../src/core/domain/tagWriting.ts';
import { createApp } from '../../../../src/main/app.ts';

const [libraryDir] = process.argv.slice(2);
if (libraryDir === undefined) throw new Error('usage: writing.process.ts <library>');

const app = await createApp({ ...places, libraryDir, workers: 1 });
const client = createRouterClient(app.router);
const trackIds = await client.tracks.query({ filter: {}, sort: [] });
for (let round = 0; ; round += 1) {
  await client.labels.set({ trackIds, genre: round % 2 === 0 ? 'soul' : 'jazz' });
  const options = tagWritingOptionsSchema.parse({});
  const { jobId } = await client.tagWriting.write({ trackIds, options });
  process.send?.('writing');
  for await (const { status } of await client.jobs.follow({ id: jobId }))
    if (status.state === 'failed') throw new Error(status.error.message);
}
