// A worker for the pool's tests: adds, waits, fails in each way that there is.
import { AppError } from '../../../src/core/domain/errors.ts';
import { serve } from '../../../src/main/workers/serve.ts';

export type TestTask =
  | { kind: 'double'; of: number }
  | { kind: 'wait'; ms: number }
  | { kind: 'refuse' }
  | { kind: 'bug' }
  | { kind: 'die' }
  | { kind: 'spin' }
  | { kind: 'steps'; count: number }
  | { kind: 'buffer'; floats: number };

serve<TestTask, number | Float32Array>(async (task, report) => {
  switch (task.kind) {
    case 'double':
      return { value: task.of * 2 };
    case 'wait':
      await new Promise((resolve) => setTimeout(resolve, task.ms));
      return { value: task.ms };
    case 'refuse':
      throw new AppError('undecodable', 'No decoder takes it.', { path: '/a.mp3' });
    case 'bug':
      throw new TypeError('a bug');
    case 'die':
      return process.exit(3);
    case 'spin':
      for (;;) Math.sqrt(2);
    case 'steps':
      for (let i = 1; i <= task.count; i++) report(i);
      return { value: task.count };
    case 'buffer': {
      const value = new Float32Array(task.floats).fill(1);
      return { value, transfer: [value.buffer] };
    }
  }
});
