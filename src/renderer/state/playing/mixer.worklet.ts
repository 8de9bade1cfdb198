// The mixer in the thread in which the browser makes sound.
import { createMixer, type MixerOrder } from '../../../core/playing/mixer.ts';

// What the browser offers there; TypeScript's own library does not know it.
declare const sampleRate: number;
declare const currentFrame: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

class MixerProcessor extends AudioWorkletProcessor {
  readonly mixer = createMixer(sampleRate);

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<MixerOrder>) => this.mixer.order(data);
  }

  process(inputs: readonly Float32Array[][], [out]: readonly Float32Array[][]): boolean {
    if (out !== undefined) {
      const followed = this.mixer.mix(currentFrame, [inputs[0] ?? null, inputs[1] ?? null], out);
      if (followed !== null) this.port.postMessage(followed);
    }
    return true;
  }
}

registerProcessor('mixer', MixerProcessor);
