// A vitest reporter that ends the run with what passed only when tried again, and one plain line, `N passed, N failed, N skipped`, for people and for CI.
import type { Reporter, TestModule } from 'vitest/node';

export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const count = { passed: 0, failed: 0, skipped: 0 };
    let failed = unhandledErrors.length;
    const secondTry: string[] = [];
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'pending') count.skipped += 1;
        else count[state] += 1;
        const { flaky, retryCount } = test.diagnostic() ?? {};
        if (flaky) secondTry.push(`Passed only at try ${(retryCount ?? 0) + 1}: ${test.fullName}`);
      }
    }
    // Last of all reporters and after their own output, hence the deferral.
    process.on('exit', () => {
      for (const line of secondTry) process.stdout.write(`${line}\n`);
      process.stdout.write(
        `${count.passed} passed, ${count.failed + failed} failed, ${count.skipped} skipped\n`,
      );
    });
  }
}
