// An analysis worker that has its answer ready: what is left is what handing a task over costs. `STACKWAX_BENCH_WORK`: milliseconds of work a task.
import { shippedGroups } from '../../src/core/features/layout.ts';
import { createRandom } from '../../src/core/learning/maths/random.ts';
import { mustBe } from '../../src/main/analysis/expected.ts';
import type { AnalysisQuestions } from '../../src/main/analysis/protocol.ts';
import { serveQuestions } from '../../src/main/workers/serve.ts';
import { cannedAnalysis } from './canned.ts';

const workMs = Number(process.env['STACKWAX_BENCH_WORK'] ?? 0);
const random = createRandom(1);
const answer = cannedAnalysis(shippedGroups, () => random.normal());

serveQuestions<Pick<AnalysisQuestions, 'analyse'>>({
  async analyse({ path, expects }) {
    if (expects !== undefined) await mustBe(path, expects);
    const until = performance.now() + workMs;
    while (performance.now() < until) Math.sqrt(2);
    return answer;
  },
});
