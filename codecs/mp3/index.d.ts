export const wasmFile: string;
