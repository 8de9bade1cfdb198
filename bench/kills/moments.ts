// The moments at which a process can be killed: after every commit, before and after every rename of a file.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'better-sqlite3';

/** Calls `onMoment` at each of them; to be called before anything else is loaded that renames or commits. */
export function watchMoments(onMoment: (moment: string) => void): void {
  const { promises } = fs;
  promises.rename = new Proxy(promises.rename, {
    async apply(rename, self, paths) {
      onMoment('before a rename');
      await Reflect.apply(rename, self, paths);
      onMoment('after a rename');
    },
  });
  fs.renameSync = new Proxy(fs.renameSync, {
    apply(rename, self, paths) {
      onMoment('before a rename');
      Reflect.apply(rename, self, paths);
      onMoment('after a rename');
    },
  });
  // Named imports of `node:fs` follow only then.
  syncBuiltinESMExports();
  Database.prototype.transaction = new Proxy(Database.prototype.transaction, {
    apply: (transaction, db, [body]) =>
      new Proxy(Reflect.apply(transaction, db, [body]), {
        apply(run, self, given) {
          const result: unknown = Reflect.apply(run, self, given);
          onMoment('after a commit');
          return result;
        },
      }),
  });
}
