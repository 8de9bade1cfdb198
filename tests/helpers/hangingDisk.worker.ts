// A disk worker on a disk that hangs: what lies in the folder that a file names is never answered, in a way that no signal
// handler could end.
import { readFileSync } from 'node:fs';
import { diskAnswers } from '../../src/main/disk/answers.ts';
import { serveQuestions } from '../../src/main/workers/serve.ts';

function hangIn(path: string): void {
  const hanging = readFileSync(process.env['STACKWAX_HANGING'] ?? '', 'latin1');
  if (hanging !== '' && path.startsWith(hanging))
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

const hanging: typeof diskAnswers = {
  ...diskAnswers,
  walk(input, handling) {
    hangIn(`${input.root}#walk`);
    hangIn(input.root);
    return diskAnswers.walk(input, handling);
  },
  look(path, handling) {
    hangIn(path);
    return diskAnswers.look(path, handling);
  },
  list(input, handling) {
    hangIn(input.path);
    return diskAnswers.list(input, handling);
  },
  read(input, handling) {
    hangIn(input.path);
    return diskAnswers.read(input, handling);
  },
};

serveQuestions(hanging);
