// Migration 22: nothing is claimed of a file that does not decode; what did not is tried once more, by decoders that read more. Frozen once released.

export const decodedClaims = /* sql */ `
  UPDATE tracks SET codec = NULL, container = NULL, bit_rate = NULL, sample_rate = NULL, channels = NULL, duration_seconds = NULL
    WHERE failure_kind IN ('undecodable', 'worker-died');
  -- AIFF of 8 bits was heard as if its samples had no sign.
  UPDATE tracks SET state = 'new' WHERE state = 'analysed' AND container LIKE 'AIFF%' AND bit_rate = 8 * sample_rate * channels;
  UPDATE tracks SET state = 'new', failure_kind = NULL, failure_message = NULL WHERE failure_kind = 'undecodable';
`;
