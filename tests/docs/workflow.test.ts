// The workflow cannot run here; what can be read of it is checked.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { projectRoot } from '../../scripts/start/project.ts';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const step = z.strictObject({
  name: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  if: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  env: z.record(z.string(), z.string()).optional(),
});
const workflow = z
  .looseObject({
    permissions: z.strictObject({ contents: z.literal('read') }),
    jobs: z.record(
      z.string(),
      z.looseObject({
        strategy: z.looseObject({ matrix: z.record(z.string(), z.array(z.unknown())) }),
        steps: z.array(step),
      }),
    ),
  })
  .parse(parse(read('.github/workflows/ci.yml')));
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

test('every action is pinned to a commit', () => {
  const used = steps.flatMap(({ uses }) => uses ?? []);
  expect(used.length).toBeGreaterThan(3);
  for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/u);
});

test('every script that it runs exists', () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(read('package.json')));
  const named = steps.flatMap(({ run = '' }) =>
    [...run.matchAll(/npm (?:run )?([\w:]+)/gu)].map(([, name = '']) => name).filter((name) => name !== 'ci'),
  );
  expect(named).toEqual(expect.arrayContaining(['test', 'build', 'test:smoke', 'package', 'test:packed']));
  for (const name of named) expect(Object.keys(scripts)).toContain(name);
});

test('the app is packed and started on three systems', () => {
  const job = workflow.jobs['electron'];
  expect(job?.strategy.matrix['os']).toEqual(['ubuntu-latest', 'macos-latest', 'windows-latest']);
  const order = job?.steps.map(({ run, uses }) => run ?? uses ?? '') ?? [];
  const at = (words: string): number => order.findIndex((one) => one.includes(words));
  expect(
    [at('npm ci'), at('npm run package'), at('test:packed'), at('upload-artifact')].every((n) => n >= 0),
  ).toBe(true);
  expect(at('npm run package')).toBeLessThan(at('test:packed'));
  expect(at('test:packed')).toBeLessThan(at('upload-artifact'));
});
