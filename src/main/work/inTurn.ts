// One after the other: each waits until those before it have ended, however they end.

export type InTurn = <Result>(body: () => Promise<Result>) => Promise<Result>;

export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return async (body) => {
    const mine = last.then(body, body);
    last = mine.catch(() => undefined);
    return await mine;
  };
}
