// In an analysis worker: whether and how fast an ear hears, before a library has it listen.
import { createRandom } from '../../core/learning/maths/random.ts';
import type { Ears } from '../engines/ears.ts';
import type { Handlers } from '../workers/serve.ts';
import type { AnalysisQuestions } from './protocol.ts';

const trialSeconds = 30;

export function earTrials(ears: Ears): Pick<Handlers<AnalysisQuestions>, 'tryEar'> {
  return {
    async tryEar(ear) {
      const { hear, runtime } = await ears.open(ear);
      const samples = noise(trialSeconds * ear.manifest.sampleRate);
      // The first time memory is laid out and code compiled.
      await hear(samples);
      const before = process.cpuUsage();
      await hear(samples);
      const { user, system } = process.cpuUsage(before);
      return { runtime, windowMs: (user + system) / 1000 };
    },
  };
}

function noise(length: number): Float32Array {
  const random = createRandom(1);
  return Float32Array.from({ length }, () => 0.2 * (random.next() - 0.5));
}
