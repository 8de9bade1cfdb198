// Under which key explanations are kept, for whoever makes them old.
export const explanationKey = ['explanation'] as const;
