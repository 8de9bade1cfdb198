// In a playing worker: decoded files that stay open from one question to the next.
import { AppError } from '../../core/domain/errors.ts';
import { type DecodedWav, openDecodedWav } from '../audio/wav.ts';
import type { Handlers } from '../workers/serve.ts';
import type { AnalysisQuestions } from './protocol.ts';

export function openWavs(): Pick<Handlers<AnalysisQuestions>, 'openWav' | 'readWav' | 'closeWav'> {
  const open = new Map<string, DecodedWav>();
  return {
    async openWav({ name, path, tempFolder }) {
      const wav = await openDecodedWav(path, { tempFolder });
      open.set(name, wav);
      return wav.size;
    },

    async readWav({ name, start, end }, { transfer }) {
      const wav = open.get(name);
      if (wav === undefined) throw new AppError('worker-died', 'The file was open in a worker that died.');
      // Its own, for small pieces of Node's buffers share one.
      const bytes = new Uint8Array(await wav.read(start, end));
      transfer(bytes.buffer);
      return bytes;
    },

    async closeWav({ name }) {
      const wav = open.get(name);
      open.delete(name);
      await wav?.close();
    },
  };
}
