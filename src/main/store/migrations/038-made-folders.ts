// Migration 38: folders that organising has made, so that it may take them away again when they are empty. Frozen once released.

export const madeFolders = /* sql */ `
  -- Noted before it is made. What a template names is UTF-8.
  CREATE TABLE made_folders (folder TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`;
