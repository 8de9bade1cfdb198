// A task as it travels: named by its content, read by a schema on both ends, and never more than a worker can bear.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { sha256Schema } from '../../core/domain/ear.ts';
import { groupVersionSchema } from '../../core/domain/layout.ts';
import { settingsSchema } from '../../core/domain/settings.ts';
import type { Wanted } from '../analysis/executor.ts';

const longestPath = 16_384;
const mostGroups = 256;
const mostEars = 16;
/** Three at most are analysed now. */
const mostWindows = 64;

const groupsSchema = z.array(groupVersionSchema.extend({ name: z.string().max(100) })).max(mostGroups);
const windowSchema = z.object({ startSeconds: z.number().min(0), lengthSeconds: z.number().min(0) });

const common = {
  depth: settingsSchema.shape.analysisDepth,
  /** SHA-256 of those whose groups may be among those asked for. */
  ears: z.array(sha256Schema).max(mostEars),
};

const wantedSchema = z.discriminatedUnion('question', [
  z.strictObject({ question: z.literal('analyse'), ...common, groups: groupsSchema }),
  z.strictObject({
    question: z.literal('addLacking'),
    ...common,
    windows: z.array(windowSchema).max(mostWindows),
    lacks: z.strictObject({ groups: groupsSchema, facts: z.boolean() }),
  }),
]);
export type WantedTask = z.infer<typeof wantedSchema>;

const fingerprintSchema = z.string().regex(/^[0-9a-f]{32}$/u);

export const taskSchema = z.strictObject({
  /** Who computes otherwise leaves it alone. */
  version: z.string().max(100),
  fingerprint: fingerprintSchema,
  /** Where the library has it, in base 64, for a name may be any bytes. */
  path: z.base64().max(longestPath),
  wanted: wantedSchema,
});
export type Task = z.infer<typeof taskSchema>;

export const taskIdSchema = z.string().regex(/^t[0-9a-f]{40}$/u);

/** The same of the same sound, wherever it lies and however often it is asked for. */
export function taskId({ version, fingerprint, wanted }: Omit<Task, 'path'>): string {
  const content = JSON.stringify([version, fingerprint, wanted]);
  return `t${createHash('sha256').update(content).digest('hex').slice(0, 40)}`;
}

/** Fields in one order, so that the same is written the same. */
export function taskOf(wanted: Wanted): WantedTask {
  const { depth } = wanted.input;
  const ears = wanted.input.ears.map(({ manifest }) => manifest.sha256);
  if (wanted.question === 'analyse')
    return { question: 'analyse', depth, ears, groups: wanted.input.groups.map(plainGroup) };
  const { windows, lacks } = wanted.input;
  return {
    question: 'addLacking',
    depth,
    ears,
    windows: windows.map(({ startSeconds, lengthSeconds }) => ({ startSeconds, lengthSeconds })),
    lacks: { groups: lacks.groups.map(plainGroup), facts: lacks.facts },
  };
}

function plainGroup({ name, version }: { readonly name: string; readonly version: number }): {
  name: string;
  version: number;
} {
  return { name, version };
}
