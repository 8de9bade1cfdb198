// Models, with what they report of themselves, and which of them is active.
import { AppError } from '../../../core/domain/errors.ts';
import { lruCache } from '../../../core/domain/lruCache.ts';
import { type ModelInfo, type ModelReport, modelReportSchema } from '../../../core/domain/modelInfo.ts';
import type { Database, Room } from '../database.ts';
import { parseStored } from '../stored.ts';

export interface StoredModel extends ModelInfo {
  /** Folder name under `<library>/models`; null for the starter. */
  readonly folder: string | null;
}

export interface ModelReads {
  /** Those that can be read; newest first. */
  list(): StoredModel[];
  /** Throws AppError('library-unusable') for one whose report is damaged. */
  get(id: number): StoredModel | null;
  active(): StoredModel | null;
}

export interface ModelWrites {
  add(origin: ModelInfo['origin'], folder: string | null, report: ModelReport): number;
  /** For what a model's first use has shown: the model itself never changes. */
  setReport(id: number, report: ModelReport): void;
  activate(id: number): void;
}

interface ModelRow {
  id: number;
  origin: ModelInfo['origin'];
  folder: string | null;
  report: string;
  active: number;
}

export function modelStore(db: Database): Room<ModelReads, ModelWrites> {
  const columns = 'm.id, m.origin, m.folder, m.report, a.model_id IS NOT NULL AS active';
  const from = 'models m LEFT JOIN active_model a ON a.model_id = m.id';
  // Of the starters that shipped over time only the newest still has its files.
  const list = db.prepare<[], ModelRow>(/* sql */ `
    SELECT ${columns} FROM ${from}
    WHERE m.origin <> 'starter' OR m.id = (SELECT max(id) FROM models WHERE origin = 'starter')
    ORDER BY m.id DESC`);
  const get = db.prepare<[number], ModelRow>(`SELECT ${columns} FROM ${from} WHERE m.id = ?`);
  const active = db.prepare<[], ModelRow>(
    `SELECT ${columns} FROM models m JOIN active_model a ON a.model_id = m.id`,
  );
  const add = db.prepare('INSERT INTO models (origin, folder, report) VALUES (?, ?, ?)');
  const setReport = db.prepare('UPDATE models SET report = ? WHERE id = ?');
  const activate = db.prepare('INSERT OR REPLACE INTO active_model (only_row, model_id) VALUES (1, ?)');

  return {
    read: {
      list: () => list.all().flatMap(toModel),
      get(id) {
        const row = get.get(id);
        if (row === undefined) return null;
        const [model] = toModel(row);
        if (model === undefined)
          throw new AppError(
            'library-unusable',
            `What is stored of model ${id} is damaged: use another one.`,
          );
        return model;
      },
      active: () => [active.get()].flatMap((row) => (row === undefined ? [] : toModel(row)))[0] ?? null,
    },
    write: {
      add: (origin, folder, report) =>
        Number(add.run(origin, folder, JSON.stringify(report)).lastInsertRowid),
      setReport: (id, report) => void setReport.run(JSON.stringify(report), id),
      activate: (id) => void activate.run(id),
    },
  };
}

/** None for one whose report is damaged. */
function toModel({ active, report, ...row }: ModelRow): StoredModel[] {
  const parsed = parseReport(report);
  return parsed === null ? [] : [{ ...row, active: active === 1, report: parsed }];
}

/** Reports last read: every track that is shown asks for the one of its model, and they are long. */
const reports = lruCache<string, ModelReport>(4);

/** Null for one that is damaged. */
export function parseReport(json: string): ModelReport | null {
  const known = reports.get(json);
  if (known !== undefined) return known;
  const [report] = parseStored(modelReportSchema, json);
  if (report !== undefined) reports.set(json, report);
  return report ?? null;
}
