import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { loadTensorFlow } from '../../../src/main/engines/tensorflow.ts';

describe('TensorFlow.js', () => {
  it('starts, names its backend, and multiplies', async () => {
    const { tf, backend } = await loadTensorFlow();
    expect(['tensorflow', 'wasm']).toContain(backend);
    expect(tf.getBackend()).toBe(backend);
    const product = tf.tidy(() => [...tf.matMul(tf.tensor2d([[1, 2]]), tf.tensor2d([[3], [4]])).dataSync()]);
    expect(product).toEqual([11]);
  });

  it('starts in a worker thread too', async () => {
    const source = new URL('../../../src/main/engines/tensorflow.ts', import.meta.url);
    const worker = new Worker(
      `import(${JSON.stringify(source.href)}).then(async ({ loadTensorFlow }) => {
         const { backend } = await loadTensorFlow();
         require('node:worker_threads').parentPort.postMessage(backend);
       });`,
      { eval: true },
    );
    const backend = await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    await worker.terminate();
    expect(['tensorflow', 'wasm']).toContain(backend);
  });
});
