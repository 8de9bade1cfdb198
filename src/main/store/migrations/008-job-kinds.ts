// Migration 8: a past job says by its kind what it was; its title is a word of the page. Frozen once released.

export const jobKinds = /* sql */ `
  UPDATE past_jobs SET job = json_remove(
    json_set(job, '$.kind', CASE job ->> '$.title'
      WHEN 'Try again' THEN 'retry'
      WHEN 'Change the model' THEN 'activate'
      ELSE job ->> '$.kind'
    END),
    '$.title'
  );
`;
