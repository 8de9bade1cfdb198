// Runs the real command line as a process of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

const entry = resolve(import.meta.dirname, '../../scripts/stackwax.js');

export interface CliRun {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts `stackwax <args>`; the caller may kill it. `how`: a command that runs it, for another user. */
export function startCli(
  args: readonly string[],
  cwd?: string,
  how: readonly string[] = [],
): { child: ChildProcess; done: Promise<CliRun> } {
  const { INIT_CWD: _theCallersOfTheTests, ...env } = process.env;
  const [program = process.execPath, ...rest] = [...how, process.execPath, entry, ...args];
  const child = spawn(program, rest, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done, failed) => {
    child.once('error', failed);
    child.once('close', (code, signal) => done({ code, signal }));
  });
  const done = Promise.all([ended, text(child.stdout), text(child.stderr)]).then(([end, stdout, stderr]) => ({
    ...end,
    stdout,
    stderr,
  }));
  return { child, done };
}

export function cli(args: readonly string[], cwd?: string, how?: readonly string[]): Promise<CliRun> {
  return startCli(args, cwd, how).done;
}

/** Runs a command with `--json` and gives its document. Throws when it did not end well. */
export async function cliJson(args: readonly string[]): Promise<unknown> {
  const { code, stdout, stderr } = await cli([...args, '--json']);
  if (code !== 0) throw new Error(`stackwax ${args.join(' ')} ended with ${code}: ${stderr}${stdout}`);
  return JSON.parse(stdout);
}
