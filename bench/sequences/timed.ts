// An arithmetic that tells where its time went.
import type { Arithmetic } from '../../lab/sequences/arithmetic.ts';

export type Times = Map<string, number>;

const stages: { readonly [name in Exclude<keyof Arithmetic, 'floats'>]: string } = {
  product: 'products of matrices',
  gather: 'copies of patches (im2col)',
  scatter: 'copies of patches (im2col)',
  fillRows: 'columns: sums, biases, scales',
  columnSums: 'columns: sums, biases, scales',
  blend: 'columns: sums, biases, scales',
  rectify: 'rectifying and pooling',
  rectifyBack: 'rectifying and pooling',
  maxPool: 'rectifying and pooling',
  maxPoolBack: 'rectifying and pooling',
};

/** Milliseconds by stage are added to `times`. */
export function timed(own: Arithmetic, times: Times): Arithmetic {
  const measured = <Args extends unknown[]>(
    name: keyof typeof stages,
    work: (...args: Args) => void,
  ): ((...args: Args) => void) => {
    const stage = stages[name];
    return (...args) => {
      const started = performance.now();
      work(...args);
      times.set(stage, (times.get(stage) ?? 0) + performance.now() - started);
    };
  };
  return {
    floats: own.floats,
    product: measured('product', own.product),
    gather: measured('gather', own.gather),
    scatter: measured('scatter', own.scatter),
    fillRows: measured('fillRows', own.fillRows),
    columnSums: measured('columnSums', own.columnSums),
    blend: measured('blend', own.blend),
    rectify: measured('rectify', own.rectify),
    rectifyBack: measured('rectifyBack', own.rectifyBack),
    maxPool: measured('maxPool', own.maxPool),
    maxPoolBack: measured('maxPoolBack', own.maxPoolBack),
  };
}
