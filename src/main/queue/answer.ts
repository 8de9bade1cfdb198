// An answer as it travels: bounded, read by a schema, compared with what was asked, its vectors bit for bit.
import * as z from 'zod';
import { type EarManifest, earColumns } from '../../core/domain/ear.ts';
import { AppError, errorDataSchema, fromErrorData, toErrorData } from '../../core/domain/errors.ts';
import { groupVersionSchema, type Layout } from '../../core/domain/layout.ts';
import { remarkSchema } from '../../core/domain/remarks.ts';
import { measuredFields, shapeOf } from '../../core/domain/trackFields.ts';
import { shippedGroups } from '../../core/features/layout.ts';
import type { Heard, Wanted } from '../analysis/executor.ts';
import type { AnalysedGroup } from '../store/learning/features.ts';

/** No answer of ours comes near it: three windows of all shipped groups are some 10 kB, each ear adds as much again at most. */
export const mostAnswerBytes = 4 * 1024 * 1024;

const floatBytes = Float32Array.BYTES_PER_ELEMENT;
/** Their bytes, little-endian, in base 64: as numbers in decimal they would be three times as long. */
const floatsSchema = z.base64().transform((text, context) => {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length % floatBytes !== 0) context.addIssue({ code: 'custom', message: 'not a row of floats' });
  // A true copy: a small buffer is a part of another, at any place.
  const floats = new Float32Array(new Uint8Array(bytes).buffer, 0, Math.floor(bytes.length / floatBytes));
  if (!floats.every(Number.isFinite)) context.addIssue({ code: 'custom', message: 'not finite' });
  return floats;
});

const failureSchema = errorDataSchema.extend({
  message: z.string().max(2000),
  path: z.string().max(20_000).nullable(),
});
const groupsSchema = z.array(
  z.union([
    z.strictObject({ ...groupVersionSchema.shape, vectors: z.array(floatsSchema) }),
    z.strictObject({ ...groupVersionSchema.shape, failure: failureSchema }),
  ]),
);
const factsSchema = z.strictObject({
  ...shapeOf(measuredFields),
  version: z.int(),
  tempoLevels: z.array(z.strictObject({ bpm: z.number(), evidence: z.number() })).max(100),
});
const beatsSchema = z.array(z.number());

const heardSchema = z.discriminatedUnion('question', [
  z.strictObject({
    question: z.literal('analyse'),
    output: z.strictObject({
      durationSeconds: z.number().min(0),
      windows: z.array(
        z.strictObject({ startSeconds: z.number(), lengthSeconds: z.number(), beats: beatsSchema }),
      ),
      facts: factsSchema,
      groups: groupsSchema,
      remarks: z.array(remarkSchema),
    }),
  }),
  z.strictObject({
    question: z.literal('addLacking'),
    output: z.strictObject({
      groups: groupsSchema,
      found: z.strictObject({ facts: factsSchema, beats: z.array(beatsSchema) }).nullable(),
    }),
  }),
  z.strictObject({ question: z.literal('none'), error: failureSchema }),
]);

const answerSchema = z.strictObject({
  version: z.string().max(100),
  /** 'host, process': who computed it. */
  worker: z.string().max(300),
  heard: heardSchema,
});

export interface Answer {
  readonly version: string;
  readonly worker: string;
  readonly heard: Heard;
}

export function encodeAnswer({ version, worker, heard }: Answer): string {
  const plain =
    heard.question === 'none'
      ? { question: heard.question, error: { ...toErrorData(heard.error), path: null } }
      : { ...heard, output: { ...heard.output, groups: heard.output.groups.map(plainGroup) } };
  return JSON.stringify({ version, worker, heard: plain });
}

function plainGroup(group: AnalysedGroup): object {
  if ('failure' in group) return { ...group, failure: { ...group.failure, path: null } };
  const bytes = ({ buffer, byteOffset, byteLength }: Float32Array): Buffer =>
    Buffer.from(buffer, byteOffset, byteLength);
  return { ...group, vectors: group.vectors.map((vector) => bytes(vector).toString('base64')) };
}

/** What can be taken of an answer, and whose it is; `refused` says in a few words why it cannot. */
export type ReadAnswer = { readonly heard: Heard; readonly worker: string } | { readonly refused: string };

/** `ears`: those that the question was about. */
export function readAnswer(bytes: Uint8Array, version: string, wanted: Wanted): ReadAnswer {
  if (bytes.length > mostAnswerBytes) return { refused: 'it is too long' };
  const parsed = answerSchema.safeParse(jsonOf(bytes));
  if (!parsed.success) {
    const other = versionSchema.safeParse(jsonOf(bytes)).data?.version;
    if (other !== undefined && other !== version) return { refused: otherVersion(other) };
    return { refused: 'it is not as answers are' };
  }
  const { heard, worker, version: theirs } = parsed.data;
  if (theirs !== version) return { refused: `${otherVersion(theirs)} (${worker})` };
  if (heard.question === 'none') return { heard: { ...heard, error: fromErrorData(heard.error) }, worker };
  if (heard.question !== wanted.question) return { refused: 'it answers another question' };
  const groups = wanted.question === 'analyse' ? wanted.input.groups : wanted.input.lacks.groups;
  const windows =
    heard.question === 'analyse'
      ? heard.output.windows.length
      : wanted.question === 'addLacking'
        ? wanted.input.windows.length
        : 0;
  const manifests = wanted.input.ears.map(({ manifest }) => manifest);
  if (!fits(heard.output.groups, groups, windows, widthsOf(manifests)))
    return { refused: 'its vectors are not those that were asked for' };
  return { heard, worker };
}

const versionSchema = z.object({ version: z.string().max(100) });

function otherVersion(version: string): string {
  return `it is of version ${version}`;
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
}

/** A group has a vector of its width for every window, or says why there is none. */
function fits(
  groups: readonly AnalysedGroup[],
  layout: Layout,
  windows: number,
  widths: ReadonlyMap<string, number>,
): boolean {
  return (
    groups.length === layout.length &&
    groups.every((group, at) => {
      const asked = layout[at];
      if (group.name !== asked?.name || group.version !== asked.version) return false;
      if ('failure' in group) return true;
      const width = widths.get(group.name);
      return group.vectors.length === windows && group.vectors.every(({ length }) => length === width);
    })
  );
}

const shippedWidths: ReadonlyMap<string, number> = new Map(
  shippedGroups.map(({ name, columns }) => [name, columns.length]),
);

function widthsOf(ears: readonly EarManifest[]): ReadonlyMap<string, number> {
  if (ears.length === 0) return shippedWidths;
  const heard = ears.flatMap(earColumns).map(({ name, columns }): [string, number] => [name, columns.length]);
  return new Map([...shippedWidths, ...heard]);
}

/** How a worker tells of a failure that another may not have: the queue keeps one text. */
export function encodeFailure(error: AppError): string {
  return JSON.stringify({ ...toErrorData(error), path: null });
}

/** Why a task was set aside, from the text that the queue kept. */
export function readFailure(reason: string): AppError {
  const known = failureSchema.safeParse(jsonOf(Buffer.from(reason.slice(0, 4000))));
  if (known.success) return fromErrorData(known.data);
  const why = /stalled/u.test(reason)
    ? 'whoever listened to it ended, again and again'
    : reason.split('\n', 1)[0]?.slice(0, 300);
  return new AppError('worker-died', `It was set aside after several tries: ${why}.`);
}
