// The base of every procedure: an expected failure arrives as the typed error `EXPECTED` with its data.
import { oc } from '@orpc/contract';
import { errorDataSchema } from '../domain/errors.ts';

export const procedure = oc.errors({ EXPECTED: { status: 422, data: errorDataSchema } });
