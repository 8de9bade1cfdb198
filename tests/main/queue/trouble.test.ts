// What a queue's trouble is called: no door, no room, no right, another protocol; and the way to it through TLS.
import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseAddress } from '../../../src/main/queue/address.ts';
import { mustAnswer } from '../../../src/main/queue/redis.ts';
import { cli, startCli } from '../../helpers/cli.ts';
import { listenTo, sounds } from '../../helpers/queue.ts';
import { freePort, hasRedis, startRedis } from '../../helpers/redis.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const hasOpenssl = spawnSync('openssl', ['version'], { stdio: 'ignore' }).status === 0;

/** What is said of a queue that cannot be used; what is said of one that can, joined. */
async function troubleAt(url: string): Promise<string> {
  const said: string[] = [];
  try {
    await mustAnswer(parseAddress(url), (sentence) => said.push(sentence));
  } catch (error) {
    return String(error);
  }
  return said.join(' ');
}

test('where nothing or something else answers, that is said', async () => {
  expect(await troubleAt(`redis://127.0.0.1:${await freePort()}`)).toContain('nothing answers at this port');
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  expect(await troubleAt(`redis://127.0.0.1:${address.port}`)).toContain('what answers there is no Redis');
});

describe.skipIf(!hasRedis)('a Redis', { timeout: 120_000 }, () => {
  test('that wants a password, has no right or no room for a queue, or would forget it', async () => {
    const [locked, small, forgetful] = await Promise.all([
      startRedis('--requirepass', 'p4ss'),
      startRedis('--maxmemory', '1'),
      startRedis('--maxmemory', '100mb', '--maxmemory-policy', 'allkeys-lru'),
    ]);
    expect(await troubleAt(locked.url)).toMatch(/it wants a password, and its address has none\.$/u);
    await locked.client.call('ACL', 'SETUSER', 'few', 'on', '>p4ss', '+ping', '+info');
    const few = locked.url.replace('//', '//few:p4ss@');
    const folder = sounds(1);
    await expect(listenTo(folder, few)).rejects.toThrow(/may not do there what a queue needs/u);
    await expect(listenTo(folder, small.url)).rejects.toThrow(/its memory is full/u);
    expect(await troubleAt(forgetful.url)).toContain('(maxmemory-policy allkeys-lru)');
    expect(await troubleAt(small.url)).toBe('');
  });

  test.skipIf(!hasOpenssl)(
    'is reached through TLS, by a certificate of an authority of its own',
    async () => {
      const folder = sounds(2);
      const { authority, port } = await startEncrypted();
      const at = (host: string): string => `rediss://${host}:${port}`;
      expect(await troubleAt(at('localhost'))).toContain('NODE_EXTRA_CA_CERTS');
      expect(await troubleAt(`redis://127.0.0.1:${port}`)).toContain('(it was asked without TLS)');
      const trusting = ['env', `NODE_EXTRA_CA_CERTS=${authority}`];
      const scan = startCli(
        ['scan', folder, '--library', tempDir(), '--queue', at('localhost'), '--json'],
        undefined,
        trusting,
      );
      let said = '';
      scan.child.stderr?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
      // Nobody watches: it is said once that nobody works, and once that somebody does.
      while (!said.includes('No worker is at the queue')) await setTimeout(20);
      const worker = [
        'worker',
        '--queue',
        at('127.0.0.1'),
        '--root',
        folder,
        '--workers',
        '1',
        '--idle',
        '1.5',
      ];
      const worked = await cli([...worker, '--json'], undefined, trusting);
      expect(worked.stderr).not.toContain('Warning');
      expect(JSON.parse(worked.stdout)).toMatchObject({ answered: 2, failed: 0 });
      const { code, stdout } = await scan.done;
      expect(code).toBe(0);
      expect(said.match(/at the queue/gu)).toHaveLength(2);
      const { version } = JSON.parse(worked.stdout);
      expect(JSON.parse(stdout)).toMatchObject({ analysed: 2, crew: [{ version, answered: 2, failed: 0 }] });
    },
  );
});

/** A Redis that answers at two ports, at one of them through TLS; `authority` is the file of whoever signed its certificate. */
async function startEncrypted() {
  const folder = tempDir();
  const file = (name: string): string => join(folder, name);
  const made = (name: string, ...options: string[]): void => {
    const key = [
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      file(`${name}.key`),
    ];
    const what = ['req', '-x509', '-days', '2', '-subj', `/CN=${name}`, '-out', file(`${name}.pem`)];
    execFileSync('openssl', [...what, ...key, ...options], { stdio: 'ignore' });
  };
  made('authority');
  const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
  made('queue', '-CA', file('authority.pem'), '-CAkey', file('authority.key'), '-addext', names);
  const port = await freePort();
  const certificate = ['--tls-cert-file', file('queue.pem'), '--tls-key-file', file('queue.key')];
  const trusted = ['--tls-ca-cert-file', file('authority.pem'), '--tls-auth-clients', 'no'];
  await startRedis('--tls-port', String(port), ...certificate, ...trusted);
  return { authority: file('authority.pem'), port };
}
