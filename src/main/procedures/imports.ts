// Imports from other programs, as jobs.
import { importForeign } from '../jobs/importForeign.ts';
import { predictAgain } from '../jobs/predict.ts';
import { os, type Parts } from './parts.ts';

export function importsProcedures(parts: Parts) {
  const { work, jobs } = parts;
  return {
    start: os.imports.start.handler(
      ({ input: { paths, as = null, dryRun = false, genresAsLabels = false } }) => {
        const { id } = jobs.start({
          kind: 'import',
          async run(context) {
            const report = await importForeign(work, { paths, as, dryRun, genresAsLabels }, context);
            predictAgain(parts, report.changeId);
            return { kind: 'import', report };
          },
        });
        return { jobId: id };
      },
    ),
  };
}
