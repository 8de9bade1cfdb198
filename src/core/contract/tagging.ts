// Tags by sound: learning them, how well they are heard, and what to ask about one.
import * as z from 'zod';
import { jobIdSchema } from '../domain/job.ts';
import { tagFiguresSchema, tagReviewSchema } from '../domain/tagging.ts';
import { trackIdSchema } from '../domain/track.ts';
import { tagIdSchema } from '../domain/trackTag.ts';
import { procedure } from './procedure.ts';

export const taggingContract = {
  /**
   * Learns every tag that somebody says of at least ten tracks of three artists, and hears all analysed tracks anew. What is
   * heard so far stays until then; cancelled, it goes on with the next scan.
   */
  learn: procedure.output(z.object({ jobId: jobIdSchema })),
  /** Null before tags were learned. */
  figures: procedure.output(tagFiguresSchema.nullable()),
  /**
   * Tracks to ask about for one tag, of which nobody has said whether it holds: in turn near the threshold, surely held, and below.
   * Answers are given with `say`, and learned from by the next `learn`. None for a tag that was not learned.
   */
  review: procedure
    .input(
      z.object({
        tagId: tagIdSchema,
        /** 20 unless told. */
        limit: z.int().min(1).max(200).optional(),
        /** Not to be asked now. */
        except: z.array(trackIdSchema).max(10_000).optional(),
      }),
    )
    .output(tagReviewSchema),
};
