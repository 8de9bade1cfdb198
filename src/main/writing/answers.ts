// What the process that writes into the user's files answers.
import { realpath } from 'node:fs/promises';
import { asBuffer } from '../files/ioErrors.ts';
import type { Handlers } from '../workers/serve.ts';
import { draftMovedTo } from './durable.ts';
import { commitEdit, discard, planEdit, prepareEdit } from './editFile.ts';
import type { WritingQuestions } from './protocol.ts';
import { fileHash } from './source.ts';

export const writingAnswers: Handlers<WritingQuestions> = {
  plan: ({ path, wanted, hardLinks }) => planEdit(path, wanted, hardLinks),
  prepare: ({ path, draft, edit, options }) => prepareEdit(path, draft, edit, options),
  commit: ({ path, draft, identity }) => commitEdit(path, draft, identity),
  async settle({ path, draft }) {
    if (draft !== null) {
      await discard(draft);
      const real = await realpath(asBuffer(path), { encoding: 'buffer' }).catch(() => null);
      if (real !== null) await discard(draftMovedTo(draft, real));
    }
    return await fileHash(path);
  },
};
