// What the page's player gives to the loudspeakers, sample by sample.
import type { Page } from 'playwright-core';
import * as z from 'zod';

/** Before the page's own scripts: whatever is led to the loudspeakers is led into a recorder, too. */
export const recorderScript = `
  window.taken = { blocks: [], rate: 0 };
  const code = 'registerProcessor("taker", class extends AudioWorkletProcessor {' +
    ' process([input]) { if (input[0]) this.port.postMessage(input[0].slice()); return true; } })';
  const connect = AudioNode.prototype.connect;
  AudioNode.prototype.connect = function (target, ...rest) {
    if (target instanceof AudioDestinationNode) {
      const source = this;
      window.taken.rate = this.context.sampleRate;
      const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
      this.context.audioWorklet.addModule(url).then(() => {
        const taker = new AudioWorkletNode(source.context, 'taker', { numberOfOutputs: 0 });
        taker.port.onmessage = ({ data }) => window.taken.blocks.push(data);
        connect.call(source, taker);
      });
    }
    return connect.call(this, target, ...rest);
  };
`;

const takenSchema = z.object({ rate: z.number(), base64: z.string() });

/** What was recorded since the last time, one channel. */
export async function recorded(page: Page): Promise<{ rate: number; sound: Float32Array<ArrayBuffer> }> {
  const taken = takenSchema.parse(
    await page.evaluate(`(() => {
      const { blocks, rate } = window.taken;
      const all = new Float32Array(blocks.length * 128);
      blocks.forEach((block, i) => all.set(block, i * 128));
      window.taken.blocks = [];
      const bytes = new Uint8Array(all.buffer);
      let text = '';
      for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
      return { rate, base64: btoa(text) };
    })()`),
  );
  const bytes = Buffer.from(taken.base64, 'base64');
  return { rate: taken.rate, sound: new Float32Array(new Uint8Array(bytes).buffer) };
}
