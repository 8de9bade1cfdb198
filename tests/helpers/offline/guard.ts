// Preloaded by `--import` into every process and thread of a run: whatever wants to leave this machine is written to the file
// named by STACKWAX_OUTSIDE and fails. Names are not looked up either, but for this machine's own.
import { Socket as UdpSocket } from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';

const own = new Set(['localhost', '127.0.0.1', '::1']);

function stop(what: string): never {
  appendFileSync(process.env['STACKWAX_OUTSIDE'] ?? '/dev/null', `${what}\n`);
  throw new Error(`${what}: there is no network here`);
}

/** Replaces a method: `outside` names what an attempt with these arguments wants, null when it stays here. */
function guard(target: object, name: string, outside: (args: readonly unknown[]) => string | null): void {
  const original: unknown = Reflect.get(target, name);
  if (typeof original !== 'function') throw new Error(`There is no ${name} to guard.`);
  Reflect.set(target, name, function (this: unknown, ...args: unknown[]) {
    const what = outside(args);
    return what === null ? Reflect.apply(original, this, args) : stop(what);
  });
}

/** The host of what `connect` takes, in any of its shapes; undefined is this machine. */
function hostOf(args: readonly unknown[]): string | undefined {
  const [first, second] = args.flat();
  if (typeof first === 'object' && first !== null) {
    if ('path' in first && typeof first.path === 'string') return undefined;
    return 'host' in first && typeof first.host === 'string' ? first.host : undefined;
  }
  return typeof second === 'string' ? second : undefined;
}

guard(Socket.prototype, 'connect', (args) => {
  const host = hostOf(args);
  return host === undefined || own.has(host) ? null : `connect ${host}`;
});
const outsideName = ([name]: readonly unknown[]): string | null =>
  typeof name !== 'string' || own.has(name) || name === '' ? null : `look up ${name}`;
for (const library of [dns, dns.promises])
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) guard(library, name, outsideName);
for (const name of ['send', 'connect'])
  guard(UdpSocket.prototype, name, (args) => {
    const host = args.findLast((one) => typeof one === 'string');
    return typeof host !== 'string' || own.has(host) ? null : `datagram ${host}`;
  });
// Whoever imports them by name gets the guarded ones.
syncBuiltinESMExports();
