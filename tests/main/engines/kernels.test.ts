// The fast kernels load from the committed file; without it analysis goes on with the plain ones, and logs it.
import { describe, expect, it } from 'vitest';
import { plainKernels } from '../../../src/core/dsp/kernels/plainKernels.ts';
import { loadKernels } from '../../../src/main/engines/kernels.ts';

describe('loading kernels', () => {
  it('takes the committed file', () => {
    const warnings: unknown[] = [];
    const kernels = loadKernels(new URL('../../../kernels/kernels.wasm', import.meta.url), (w) =>
      warnings.push(w),
    );
    expect(warnings).toEqual([]);
    expect(kernels).not.toBe(plainKernels);
  });
  it('falls back aloud', () => {
    const warnings: unknown[] = [];
    expect(loadKernels('/nowhere/kernels.wasm', (w) => warnings.push(w))).toBe(plainKernels);
    expect(warnings).toHaveLength(1);
  });
});
