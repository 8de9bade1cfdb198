// Answers as they travel: every bit arrives, and what is not as it must be is refused with its reason.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../../../src/core/domain/errors.ts';
import { shippedGroups, shippedLayout } from '../../../src/core/features/layout.ts';
import type { Heard, Wanted } from '../../../src/main/analysis/executor.ts';
import {
  encodeAnswer,
  encodeFailure,
  mostAnswerBytes,
  readAnswer,
  readFailure,
} from '../../../src/main/queue/answer.ts';
import { noFacts } from '../../helpers/analysis.ts';

const wanted: Wanted = { question: 'analyse', input: { depth: 'quick', groups: shippedLayout, ears: [] } };
const width = shippedGroups.reduce((sum, { columns }) => sum + columns.length, 0);

function heardOf(values: Float32Array, beats: readonly number[] = []): Heard {
  let at = 0;
  const groups = shippedGroups.map(({ name, version, columns }) => {
    at += columns.length;
    return { name, version, vectors: [values.subarray(at - columns.length, at)] };
  });
  const windows = [{ startSeconds: 0.1, lengthSeconds: 30, beats }];
  return {
    question: 'analyse',
    output: { durationSeconds: 1 / 3, windows, facts: { ...noFacts, tempoBpm: 120.1 }, groups, remarks: [] },
  };
}

const zeros = heardOf(new Float32Array(width));
const packed = (heard: Heard, version = 'one'): Buffer =>
  Buffer.from(encodeAnswer({ version, worker: 'a host', heard }));

test('an answer arrives bit by bit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: width, maxLength: width }),
      fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }), { maxLength: 5 }),
      (values, beats) => {
        const heard = heardOf(
          Float32Array.from(values),
          beats.map((beat) => beat + 0),
        );
        expect(readAnswer(packed(heard), 'one', wanted)).toEqual({ heard, worker: 'a host' });
      },
    ),
    { numRuns: 50 },
  );
});

test('so does a failure, and a group that failed', () => {
  const error = new AppError('silent', 'Nothing is heard.', { path: '/the/worker/s/own' });
  expect(readAnswer(packed({ question: 'none', error }), 'one', wanted)).toEqual({
    heard: { question: 'none', error: new AppError('silent', 'Nothing is heard.') },
    worker: 'a host',
  });
  if (zeros.question !== 'analyse') throw new Error('no analysis');
  const failure = { kind: 'invalid' as const, message: 'No.', path: null };
  const [first, ...others] = zeros.output.groups;
  const groups = [{ name: first!.name, version: first!.version, failure }, ...others];
  const heard: Heard = { question: 'analyse', output: { ...zeros.output, groups } };
  expect(readAnswer(packed(heard), 'one', wanted)).toEqual({ heard, worker: 'a host' });
});

test('an answer of another version is refused, and it is said of which', () => {
  expect(readAnswer(packed(zeros, '0.0.9+old'), 'one', wanted)).toEqual({
    refused: 'it is of version 0.0.9+old (a host)',
  });
  const unlike = Buffer.from(JSON.stringify({ version: '9', more: 1 }));
  expect(readAnswer(unlike, 'one', wanted)).toEqual({ refused: 'it is of version 9' });
});

test('what is no answer, or none to the question, is refused', () => {
  const text = packed(zeros).toString();
  const refused = (bytes: Uint8Array | string): string => {
    const read = readAnswer(Buffer.from(bytes), 'one', wanted);
    return 'refused' in read ? read.refused : 'taken';
  };
  expect(refused(text)).toBe('taken');
  expect(refused('')).toBe('it is not as answers are');
  expect(refused(text.slice(0, -9))).toBe('it is not as answers are');
  expect(refused(text.replace('"remarks"', '"more":1,"remarks"'))).toBe('it is not as answers are');
  expect(refused(new Uint8Array(mostAnswerBytes + 1))).toBe('it is too long');
  const vector = 'AAAAAAA';
  expect(refused(text.replace(vector, 'AADAfwA'))).toBe('it is not as answers are');
  expect(refused(text.replace('"version":', '"version":7,"was":'))).not.toBe('taken');
  const misses = 'its vectors are not those that were asked for';
  if (zeros.question !== 'analyse') throw new Error('no analysis');
  const { output } = zeros;
  const [first, ...others] = output.groups;
  const other = (groups: typeof output.groups): Buffer =>
    packed({ question: 'analyse', output: { ...output, groups } });
  expect(refused(other(others))).toBe(misses);
  expect(refused(other([...others, first!]))).toBe(misses);
  expect(refused(other([{ ...first!, version: 99 }, ...others]))).toBe(misses);
  const { name, version } = first!;
  expect(refused(other([{ name, version, vectors: [] }, ...others]))).toBe(misses);
  expect(refused(other([{ name, version, vectors: [new Float32Array(3)] }, ...others]))).toBe(misses);
  const lacking: Heard = { question: 'addLacking', output: { groups: output.groups, found: null } };
  expect(refused(packed(lacking))).toBe('it answers another question');
});

test('why a task was set aside is told, whatever the queue kept of it', () => {
  const crash = new AppError('worker-died', 'It ended: SIGABRT.', { path: '/tmp/x' });
  expect(readFailure(encodeFailure(crash))).toMatchObject({
    kind: 'worker-died',
    message: 'It ended: SIGABRT.',
    path: null,
  });
  expect(readFailure('job stalled more than allowable limit').message).toContain('ended, again and again');
  expect(readFailure(`${'x'.repeat(9999)}\nat line 7`).message.length).toBeLessThan(400);
  expect(readFailure('')).toMatchObject({ kind: 'worker-died' });
});
