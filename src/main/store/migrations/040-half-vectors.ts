// Migration 40: feature values in 16 bits instead of 32, two bytes each. Frozen once released. `halves` is of store/learning/halves.ts.

export const halfVectors = /* sql */ `
  UPDATE vectors SET features = halves(features);
`;
