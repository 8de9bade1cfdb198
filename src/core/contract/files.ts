// Files at other places, by a template of their tags: organised below a folder, or copied to a stick with playlists.
import * as z from 'zod';
import { jobIdSchema } from '../domain/job.ts';
import { placePreviewSchema, placeWaySchema, templateSchema } from '../domain/placing.ts';
import { exportSelectionSchema } from './playlists.ts';
import { procedure } from './procedure.ts';

const job = z.object({ jobId: jobIdSchema });

const placedSchema = exportSelectionSchema
  .pick({ genres: true, playlists: true, tracks: true, sources: true, minConfidence: true, once: true })
  .extend({
    /** '{genre}/{albumartist}/[{year} ]{album}/[{disc}-]{track} {title}'. */
    template: templateSchema,
    /** Absolute path of the folder below which everything is placed. */
    folder: z.string().min(1),
  });

export const filesContract = {
  /** Where files would go; nothing is written. Without genres, playlists and tracks: every track. `first`: looks at so many alone. */
  previewOrganise: procedure
    .input(placedSchema.extend({ way: placeWaySchema, first: z.int().positive().optional() }))
    .output(placePreviewSchema),
  /** Places them. Moved files keep their tracks, with everything that was said of them. */
  organise: procedure.input(placedSchema.extend({ way: placeWaySchema })).output(job),
  /** What undo of the last organising would take back; null when there is none. */
  lastOrganised: procedure
    .input(z.object({}))
    .output(z.object({ files: z.int(), at: z.number() }).nullable()),
  /** Takes back the last organising, or goes on with it: moved files return unless something stands there or they were changed. */
  undoOrganise: procedure.input(z.object({})).output(job),
  /** The library's folder in which this one lies, as a path: the next scan would take in what is copied there. */
  libraryAround: procedure
    .input(z.object({ folder: z.string() }))
    .output(z.object({ root: z.string().nullable() })),
  /** Copies tracks below a folder, with a playlist for each list; what an earlier copy put there is not copied again. */
  copy: procedure
    .input(
      placedSchema.extend({
        format: exportSelectionSchema.shape.format,
        for: exportSelectionSchema.shape.for,
        oneFile: exportSelectionSchema.shape.oneFile,
      }),
    )
    .output(job),
};
