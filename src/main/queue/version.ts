// What makes two workers compute the same to the last bit: the release, and the versions of all that is computed.
import { createHash } from 'node:crypto';
import packageJson from '../../../package.json' with { type: 'json' };
import { earVersion } from '../../core/domain/ear.ts';
import { FACTS_VERSION } from '../../core/features/facts.ts';
import { shippedLayout } from '../../core/features/layout.ts';

/** Raised whenever messages change. */
const messages = 1;

const computed = createHash('sha256')
  .update(JSON.stringify([messages, shippedLayout, FACTS_VERSION, earVersion]))
  .digest('hex')
  .slice(0, 8);

/** '0.1.0+1a2b3c4d' */
export const ownVersion = `${packageJson.version}+${computed}`;
