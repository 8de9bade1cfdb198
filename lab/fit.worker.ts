// Worker: fits one learner at a time.
import { serveQuestions } from '../src/main/workers/serve.ts';
import { runTask } from './learners/registry.ts';
import type { FitQuestions } from './threads.ts';

serveQuestions<FitQuestions>({ fit: (task, { report }) => runTask(task, undefined, report) });
