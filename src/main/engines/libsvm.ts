// LIBSVM's solver, run in a WebAssembly instance of its own for every fit.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Matrix } from '../../core/domain/matrix.ts';
import type { Kernel } from '../../core/learning/maths/kernels.ts';
import { kernelMatrix } from '../../core/learning/maths/kernels.ts';

/** What the solver finds, in LIBSVM's own layout. */
export interface SvmSolution {
  /** Class labels in the solver's order: that of their first rows. */
  readonly labels: Int32Array;
  /** Support vectors of each class, in that order. */
  readonly counts: Int32Array;
  /** Row numbers of the support vectors, grouped by class. */
  readonly rows: Int32Array;
  /** [labels - 1, support vectors]. */
  readonly coefficients: Float64Array;
  /** One a pair of classes. */
  readonly rho: Float64Array;
}

/** Above this many rows the kernel matrix (16 bytes an entry inside the solver) costs more memory than it saves time. */
const mostPrecomputed = 3000;

/**
 * C-support-vector classification of rows `X` with labels `y` (at least two different ones).
 * Runs to the end without pause: to be called off the main thread.
 */
export function solveSvm(X: Matrix, y: Int32Array, kernel: Kernel, cost: number): SvmSolution {
  const solver = createSolver();
  const precomputed = X.rows <= mostPrecomputed;
  const problem = precomputed ? addKernelMatrix(solver, X, y, kernel) : addRows(solver, X, y);
  const kernelNumber = precomputed ? 4 : ['linear', 'poly', 'rbf', 'sigmoid'].indexOf(kernel.name);
  const shape = `-t ${kernelNumber} -d ${kernel.degree} -g ${kernel.gamma} -r ${kernel.coef0}`;
  const command = solver.text(`-s 0 ${shape} -c ${cost} -m 200 -q 1`);
  return readModel(solver, solver.call('_libsvm_train_problem', problem, command));
}

interface Solver {
  call(name: string, ...numbers: number[]): number;
  memory(): ArrayBuffer;
  /** The address of a C string. */
  text(value: string): number;
}

function addRows(solver: Solver, X: Matrix, y: Int32Array): number {
  const problem = solver.call('_create_svm_nodes', X.rows, X.cols);
  const buffer = solver.call('_malloc', 8 * X.cols);
  for (let i = 0; i < X.rows; i++) {
    const values = X.data.subarray(i * X.cols, (i + 1) * X.cols);
    new Float64Array(solver.memory(), buffer, X.cols).set(values);
    solver.call('_add_instance', problem, buffer, X.cols, y[i] ?? 0, i);
  }
  return problem;
}

// LIBSVM's precomputed kernel wants, before the values, each row's number from 1. It computes a kernel value anew for
// every pair of classes and through sparse rows; one matrix, made here, serves all pairs.
function addKernelMatrix(solver: Solver, X: Matrix, y: Int32Array, kernel: Kernel): number {
  const width = X.rows + 1;
  const problem = solver.call('_create_svm_nodes', X.rows, width);
  const buffer = solver.call('_malloc', 8 * width);
  const values = kernelMatrix(kernel, X);
  for (let i = 0; i < X.rows; i++) {
    const view = new Float64Array(solver.memory(), buffer, width);
    view[0] = i + 1;
    view.set(values.subarray(i * X.rows, (i + 1) * X.rows), 1);
    solver.call('_add_instance', problem, buffer, width, y[i] ?? 0, i);
  }
  return problem;
}

// Read from the struct svm_model of LIBSVM 3.22 (libsvm-js 0.2.1, wasm32), not from LIBSVM's text, which rounds rho to
// six digits. Offsets in bytes; the struct svm_parameter before takes 96.
const at = { classes: 96, vectors: 100, coefficients: 108, rho: 112, rows: 124, labels: 128, counts: 132 };

function readModel(solver: Solver, model: number): SvmSolution {
  const memory = new DataView(solver.memory());
  const number = (address: number): number => memory.getInt32(address, true);
  const ints = (address: number, length: number): Int32Array =>
    Int32Array.from({ length }, (_, i) => number(address + 4 * i));
  const doubles = (address: number, length: number): Float64Array =>
    Float64Array.from({ length }, (_, i) => memory.getFloat64(address + 8 * i, true));

  const classes = number(model + at.classes);
  const vectors = number(model + at.vectors);
  const coefficients = new Float64Array((classes - 1) * vectors);
  for (let k = 0; k < classes - 1; k++)
    coefficients.set(doubles(number(number(model + at.coefficients) + 4 * k), vectors), k * vectors);
  return {
    labels: ints(number(model + at.labels), classes),
    counts: ints(number(model + at.counts), classes),
    rows: ints(number(model + at.rows), vectors).map((one) => one - 1),
    coefficients,
    rho: doubles(number(model + at.rho), (classes * (classes - 1)) / 2),
  };
}

let compiled: WebAssembly.Module | undefined;

// The package's own loader keeps one instance for ever (C's rand() and its memory with it), tries to fetch() the
// file and complains on stderr. What the solver needs of its JavaScript side is little: memory and its growth.
function createSolver(): Solver {
  compiled ??= new WebAssembly.Module(
    readFileSync(createRequire(import.meta.url).resolve('libsvm-js/out/wasm/libsvm.wasm')),
  );
  const page = 65_536;
  const memory = new WebAssembly.Memory({ initial: 512 });
  const top = layout.dynamicTop / 4;
  new Int32Array(memory.buffer)[top] = layout.heap;
  const call: Solver['call'] = (name, ...numbers) => (exports[name] ?? (() => unexpected(name)))(...numbers);
  const imports: Record<string, unknown> = {
    memory,
    table: new WebAssembly.Table({ initial: 104, maximum: 104, element: 'anyfunc' }),
    tableBase: 0,
    DYNAMICTOP_PTR: layout.dynamicTop,
    STACKTOP: layout.stack,
  };
  for (const { name, kind } of WebAssembly.Module.imports(compiled)) {
    if (kind !== 'function') continue;
    imports[name] = () => unexpected(name);
    // Calls through function pointers that may throw; nothing in a fit does.
    if (name.startsWith('invoke_'))
      imports[name] = (...numbers: number[]) => call(name.replace('invoke_', 'dynCall_'), ...numbers);
  }
  imports['getTotalMemory'] = () => memory.buffer.byteLength;
  imports['enlargeMemory'] = () => {
    const have = memory.buffer.byteLength;
    const wanted = new Int32Array(memory.buffer)[top] ?? 0;
    memory.grow(Math.ceil((Math.max(wanted, have * 1.5) - have) / page));
    return 1;
  };
  imports['_emscripten_memcpy_big'] = (to: number, from: number, length: number) => {
    new Uint8Array(memory.buffer).copyWithin(to, from, from + length);
    return to;
  };
  const { exports } = new WebAssembly.Instance(compiled, {
    env: imports,
    global: { NaN: Number.NaN, Infinity: Number.POSITIVE_INFINITY },
  });
  return {
    call,
    memory: () => memory.buffer,
    text(value) {
      const address = call('_malloc', value.length + 1);
      new Uint8Array(memory.buffer).set(new TextEncoder().encode(`${value}\0`), address);
      return address;
    },
  };
}

// Where Emscripten laid static data (9,024 bytes from 1,024), the heap's end pointer, the 5 MiB stack and the heap.
const layout = { dynamicTop: 10_080, stack: 10_096, heap: 10_096 + 5_242_880 } as const;

function unexpected(name: string): never {
  throw new Error(`LIBSVM called ${name}, which a fit does not need`);
}
