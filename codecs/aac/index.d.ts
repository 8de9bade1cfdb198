export interface AudioData {
  readonly channelData: readonly Float32Array[];
  readonly sampleRate: number;
}

/** The part of the media that is played, in seconds; up to its end without a duration. */
export interface PlayedPart {
  readonly start: number;
  readonly duration?: number;
}

export interface Options {
  /** AudioSpecificConfig of AAC, or the magic cookie of ALAC, whose frames follow; without, a stream of ADTS follows. */
  readonly asc?: Uint8Array;
  readonly alac?: Uint8Array;
  readonly gapless?: PlayedPart | null;
}

/** The bodies of an MPEG-4 track's boxes, and its codec's configuration. */
export interface Boxes {
  readonly elst?: Uint8Array;
  readonly mdhd?: Uint8Array;
  readonly stts?: Uint8Array;
  readonly mvhd?: Uint8Array;
  readonly ilst?: Uint8Array;
  readonly asc?: Uint8Array;
  readonly alac?: Uint8Array;
}

export interface Codec {
  decoder(options?: Options): {
    /** The next bytes of a stream; or one frame, or several. */
    decode(data: Uint8Array | readonly Uint8Array[]): AudioData;
    flush(): AudioData;
    free(): void;
  };
  gapless(boxes: Boxes): PlayedPart | null;
}

/** What others call; what is provided answers. */
export function decoder(options?: Options): Promise<ReturnType<Codec['decoder']>>;

export const wasmFile: string;

/** To be called once, before anything is decoded. */
export function provide(codec: Codec): void;
