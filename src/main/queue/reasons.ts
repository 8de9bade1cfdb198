// Why a queue cannot be used, in plain words: what Redis, its driver and TLS say of it is for programmers.
import { codeOf } from '../files/diskFaults.ts';

const silent = 'it does not answer';
const cut = 'the connection was cut';

/** What begins so, or has such a code, and a part of a sentence in its place. */
const plain: readonly (readonly [RegExp, string])[] = [
  [/^NOAUTH/u, 'it wants a password, and its address has none'],
  [
    /^WRONGPASS|^ERR invalid password/u,
    'it does not take the password of its address, or the name before it',
  ],
  [/AUTH.*(?:no password is set|without any password)/u, 'it has no password, and its address has one'],
  [/^NOPERM/u, 'whoever its address names may not do there what a queue needs (ACL)'],
  [/\bOOM command/u, 'its memory is full: give it more (maxmemory), or wait until others are done'],
  [/^MISCONF/u, 'it cannot write to its disk, and takes nothing more until it can'],
  [/^LOADING/u, 'it is still reading what it has kept; try again in a while'],
  [/^READONLY/u, 'it is the copy of another, and nothing can be written to it'],
  [
    /^(?:MOVED|CLUSTERDOWN|CROSSSLOT)/u,
    'it is one of a cluster, which a queue cannot use; one Redis is wanted',
  ],
  [/max number of clients/u, 'it has as many connections as it bears (maxclients)'],
  [/DB index is out of range/u, 'it has no database of the number in its address'],
  [/^ECONNREFUSED/u, 'nothing answers at this port'],
  [/^(?:ENOTFOUND|EAI_AGAIN)/u, 'no machine of this name is known here'],
  [/^(?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)|connect ETIMEDOUT/u, silent],
  [/^(?:ECONNRESET|EPIPE)|Connection is closed/u, cut],
  [
    /^EPROTO|wrong version number|packet length too long/iu,
    'it does not speak TLS: its address begins with redis://',
  ],
  [
    /^(?:Unknown RESP type 21\b|Protocol error, got "\\u0015")/u,
    'it speaks TLS: its address begins with rediss://',
  ],
  [/^(?:Unknown RESP type|Protocol error)/u, 'what answers there is no Redis'],
  [
    /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT)/u,
    'its certificate is signed by nobody whom this machine trusts (NODE_EXTRA_CA_CERTS names the file of another authority)',
  ],
  [/^CERT_HAS_EXPIRED/u, 'its certificate has expired'],
  [/^CERT_NOT_YET_VALID/u, 'its certificate is not yet valid: are the clocks right?'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID/u, 'its certificate is for another name than that in its address'],
];

/** True of what Redis does when it is asked in TLS and does not speak it, or the other way round. */
export function isUnclear(reason: string): boolean {
  return reason === silent || reason === cut;
}

/** One sentence's part, without a full stop. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error);
  const code = codeOf(error) ?? '';
  const words = plain.find(([pattern]) => pattern.test(code) || pattern.test(message))?.[1];
  return (
    words ?? (message === 'AggregateError' && code !== '' ? code : message).slice(0, 300).replace(/\.$/u, '')
  );
}
