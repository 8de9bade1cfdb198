// In a playing worker: decoded files that stay open from one question to the next.
import { AppError } from '../../core/domain/errors.ts';
import { type DecodedWav, openDecodedWav } from '../audio/wav.ts';

export interface OpenWavs {
  /** Opens a file under a name of the asker's choice; returns its size in bytes. */
  open(name: string, path: Uint8Array, tempFolder: string): Promise<number>;
  read(name: string, start: number, end: number): Promise<Uint8Array>;
  close(name: string): Promise<void>;
}

export function openWavs(): OpenWavs {
  const open = new Map<string, DecodedWav>();
  return {
    async open(name, path, tempFolder) {
      const wav = await openDecodedWav(path, { tempFolder });
      open.set(name, wav);
      return wav.size;
    },
    async read(name, start, end) {
      const wav = open.get(name);
      if (wav === undefined) throw new AppError('worker-died', 'The file was open in a worker that died.');
      return await wav.read(start, end);
    },
    async close(name) {
      const wav = open.get(name);
      open.delete(name);
      await wav?.close();
    },
  };
}
