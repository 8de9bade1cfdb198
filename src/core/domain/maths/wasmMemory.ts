// The memory of WebAssembly kernels: constants at the bottom, arrays of one piece of work above, freed all at once.

export interface WasmMemory {
  /** Calls an exported function with addresses, counts and numbers. */
  call(name: string, ...args: number[]): number;
  /** Copies a table in permanently and returns its address. */
  constant(values: Float32Array | Int32Array): number;
  /** Reserves `bytes` permanently. */
  room(bytes: number): number;
  /** Frees the last signal's arrays, which become empty, and reserves `bytes` for the next. */
  begin(bytes: number): void;
  /** Uninitialised floats, valid until the next `begin`. Throws a RangeError past the reserved bytes. */
  floats(length: number): Float32Array;
  /** Copies values in, valid until the next `begin`, and returns their address. */
  copyOf(values: Float32Array | Int32Array): number;
  /** Reserves `bytes` for the duration of `use`; frees them, and all that `use` took, afterwards. */
  borrow<T>(bytes: number, use: (address: number) => T): T;
  /** What lies at an address that `room` or `constant` gave, until memory grows. */
  floatsAt(address: number, length: number): Float32Array;
  doublesAt(address: number, length: number): Float64Array;
  integersAt(address: number, length: number): Int32Array;
  bytesAt(address: number, length: number): Uint8Array;
  owns(values: Float32Array): boolean;
}

const pageBytes = 65536;

/** Instantiates the module. Constants may be put in until the first `begin`. Throws where there is no WebAssembly SIMD. */
export function wasmMemory(bytes: Uint8Array): WasmMemory {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  const memory = memoryOf(exports);
  const call = (name: string, ...args: number[]): number => {
    const kernel = exports[name];
    if (typeof kernel !== 'function') throw new TypeError(`no kernel ${name}`);
    return kernel(...args);
  };
  let constants = aligned(call('heapBase'));
  let top = constants;

  const growTo = (end: number): void => {
    const missing = end - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
  };
  const take = (size: number): number => {
    const address = top;
    top = aligned(top + size);
    if (top > memory.buffer.byteLength) throw new RangeError(`${size} bytes more than this signal was given`);
    return address;
  };
  const put = (values: Float32Array | Int32Array, address: number): number => {
    const source = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    new Uint8Array(memory.buffer).set(source, address);
    return address;
  };
  const room = (size: number): number => {
    const address = constants;
    constants = aligned(constants + size);
    top = constants;
    growTo(constants);
    return address;
  };

  return {
    call,
    constant: (values) => put(values, room(values.byteLength)),
    room,
    begin(size) {
      top = constants;
      growTo(constants + size);
      // Growing, even by nothing, detaches all earlier views: reading one by mistake gives nothing instead of another signal.
      memory.grow(0);
    },
    floats: (length) => new Float32Array(memory.buffer, take(4 * length), length),
    copyOf: (values) => put(values, take(values.byteLength)),
    borrow(size, use) {
      const before = top;
      try {
        return use(take(size));
      } finally {
        top = before;
      }
    },
    floatsAt: (address, length) => new Float32Array(memory.buffer, address, length),
    doublesAt: (address, length) => new Float64Array(memory.buffer, address, length),
    integersAt: (address, length) => new Int32Array(memory.buffer, address, length),
    bytesAt: (address, length) => new Uint8Array(memory.buffer, address, length),
    owns: (values) => values.buffer === memory.buffer,
  };
}

function memoryOf(exports: WebAssembly.Instance['exports']): WebAssembly.Memory {
  const memory = exports['memory'];
  if (memory instanceof WebAssembly.Memory) return memory;
  throw new TypeError('the kernels export no memory');
}

function aligned(address: number): number {
  // Not by bits: an address may lie beyond 2 GB.
  return Math.ceil(address / 16) * 16;
}
