// Which clustering counts: the last that was written whole.

export const currentClusteringSql = '(SELECT max(id) FROM clusterings WHERE made_at IS NOT NULL)';
