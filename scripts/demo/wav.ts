// A mono 16-bit WAV file with RIFF INFO tags, as bytes.

/** Four-letter INFO keys: INAM title, IART artist, IPRD album, IGNR genre, ICRD year, ITRK number. */
export type InfoTags = Readonly<Record<string, string>>;

export function wavFile(samples: Float32Array, sampleRate: number, tags: InfoTags): Uint8Array {
  const info = chunk(
    'LIST',
    concat([ascii('INFO'), ...Object.entries(tags).map(([key, text]) => chunk(key, zeroEnded(text)))]),
  );
  const body = concat([ascii('WAVE'), chunk('fmt ', format(sampleRate)), info, chunk('data', pcm(samples))]);
  return chunk('RIFF', body);
}

/** Four letters, the length, the content, and a byte more where the length is odd. */
function chunk(name: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(8 + content.length + (content.length % 2));
  bytes.set(ascii(name));
  new DataView(bytes.buffer).setUint32(4, content.length, true);
  bytes.set(content, 8);
  return bytes;
}

function format(sampleRate: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(16));
  view.setUint16(0, 1, true); // PCM
  view.setUint16(2, 1, true); // channels
  view.setUint32(4, sampleRate, true);
  view.setUint32(8, sampleRate * 2, true); // bytes a second
  view.setUint16(12, 2, true); // bytes a frame
  view.setUint16(14, 16, true); // bits a sample
  return new Uint8Array(view.buffer);
}

function pcm(samples: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(samples.length * 2));
  samples.forEach((value, i) => {
    view.setInt16(i * 2, Math.max(-32_768, Math.min(32_767, Math.round(value * 32_768))), true);
  });
  return new Uint8Array(view.buffer);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0) & 0x7f);
}

function zeroEnded(text: string): Uint8Array {
  return concat([ascii(text), new Uint8Array(1)]);
}
