// Migration 39: what a written string says is found by the string: whole tracks are read many at once. Frozen once released.

export const facetsByString = /* sql */ `
  CREATE INDEX tag_facets_by_written ON tag_facets (written);
`;
