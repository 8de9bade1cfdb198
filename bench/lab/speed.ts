// The speed of sequence learners beside tfjs-layers: what `npm run bench -- sequences` measures, in a process of its own.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import { markdownTable } from './markdown.ts';

const documentSchema = z.object({
  targets: z.array(z.object({ name: z.string(), value: z.number(), target: z.number(), met: z.boolean() })),
  figures: z.array(
    z.object({
      name: z.string(),
      oursSeconds: z.number(),
      theirsSeconds: z.number(),
      factor: z.number(),
      shares: z.array(z.object({ stage: z.string(), share: z.number() })),
    }),
  ),
});
type SpeedFigures = z.infer<typeof documentSchema>;

export async function speedFigures(): Promise<SpeedFigures> {
  const run = fileURLToPath(new URL('../run.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [run, 'sequences', '--json']);
  return documentSchema.parse(JSON.parse(stdout));
}

export function speedMarkdown({ figures }: SpeedFigures): string {
  const table = markdownTable(
    ['network and epoch', 's an epoch', 'tfjs-layers on CPU, s', 'times faster'],
    figures.map(({ name, oursSeconds, theirsSeconds, factor }) => [
      name,
      oursSeconds.toFixed(3),
      theirsSeconds.toFixed(3),
      factor.toFixed(1),
    ]),
  );
  const limits = figures.map(({ name, shares }) => {
    const most = shares
      .toSorted((a, b) => b.share - a.share)
      .slice(0, 4)
      .map(({ stage, share }) => `${stage} ${(100 * share).toFixed(0)} %`);
    return `- ${name}: ${most.join(', ')}`;
  });
  return [
    'The same networks from the same weights on the same batches as tfjs-layers, in one process, turn by turn; seconds of processor, the fastest of several epochs.',
    '',
    table,
    '',
    'Where the time of ours goes:',
    '',
    ...limits,
  ].join('\n');
}
