// The address of a queue, which may hold a password: what is shown of it never does.
import { AppError } from '../../core/domain/errors.ts';

export interface Address {
  readonly host: string;
  readonly port: number;
  readonly db: number;
  readonly username: string | null;
  readonly password: string | null;
  readonly isEncrypted: boolean;
  /** For people: without what nobody may read. */
  readonly shown: string;
}

const usualPort = 6379;

/** Of `redis://[user[:password]@]host[:port][/database]`, or `rediss://`. Throws AppError('invalid'), which does not repeat it. */
export function parseAddress(text: string): Address {
  const url = URL.canParse(text) ? new URL(text) : null;
  const db = /^\/?(\d{0,5})$/u.exec(url?.pathname ?? '-')?.[1];
  if (
    url === null ||
    (url.protocol !== 'redis:' && url.protocol !== 'rediss:') ||
    url.hostname === '' ||
    db === undefined
  )
    throw new AppError('invalid', 'The address of a queue is redis://host:port, or rediss:// for TLS.');
  // IPv6 stands in brackets in an address, and without them for whoever connects.
  const host = url.hostname.replace(/^\[(.*)\]$/u, '$1');
  const port = url.port === '' ? usualPort : Number(url.port);
  return {
    host,
    port,
    db: Number(db),
    username: decoded(url.username),
    password: decoded(url.password),
    isEncrypted: url.protocol === 'rediss:',
    shown: `${url.protocol}//${url.hostname}:${port}${db === '' ? '' : `/${db}`}`,
  };
}

function decoded(text: string): string | null {
  if (text === '') return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
