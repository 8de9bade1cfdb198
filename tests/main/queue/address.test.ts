// What an address means, and that nothing of it is shown that nobody may read.
import { expect, test } from 'vitest';
import { AppError } from '../../../src/core/domain/errors.ts';
import { parseAddress } from '../../../src/main/queue/address.ts';

test.each([
  [
    'redis://queue',
    { host: 'queue', port: 6379, db: 0, username: null, password: null, isEncrypted: false },
    'redis://queue:6379',
  ],
  [
    'rediss://:p%40ss%2Fword@10.0.0.7:7000/3',
    { port: 7000, db: 3, username: null, password: 'p@ss/word', isEncrypted: true },
    'rediss://10.0.0.7:7000/3',
  ],
  [
    'redis://me:secret@[::1]:6380/',
    { host: '::1', username: 'me', password: 'secret' },
    'redis://[::1]:6380',
  ],
])('%s', (text, meant, shown) => {
  const address = parseAddress(text);
  expect(address).toMatchObject({ ...meant, shown });
});

test.each([
  '',
  'queue:6379',
  'http://me:secret@queue',
  'redis://',
  'redis://me:secret@queue/one/two',
  'redis://me:secret@queue:port',
])('%s is none, and it is not repeated', (text) => {
  const parse = (): unknown => parseAddress(text);
  expect(parse).toThrow(AppError);
  expect(parse).toThrow(/^(?!.*secret).*redis:\/\/host:port/u);
});
