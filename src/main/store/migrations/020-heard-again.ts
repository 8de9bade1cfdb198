// Migration 20: tracks that were heard wrongly before, as far as the library knows, are waited for as new ones are. Frozen once released.

export const heardAgain = /* sql */ `
  UPDATE tracks SET state = 'new', failure_kind = NULL, failure_message = NULL
  WHERE failure_kind IN ('silent', 'too-short') OR (state = 'analysed' AND channels > 2);
`;
