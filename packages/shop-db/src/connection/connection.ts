import { DatabaseAway, saysAway } from "./database-away.ts";
import { type Database, openPool, type Pool } from "./pool.ts";

export type ConnectionOptions = {
  /** At most this many connections at once. */
  readonly connections: number;
  /** How long one answer may take before the database counts as away. */
  readonly deadlineMilliseconds: number;
};

/**
 * Postgres, with an answer in any case: `ask` resolves, or rejects within the deadline. A database that comes back
 * is used again by itself, also when its connections died without a word (a cut network, a stopped machine).
 */
export type Connection = {
  ask<Answer>(question: (db: Database) => Promise<Answer>, milliseconds?: number): Promise<Answer>;
  /** On a connection of its own and for as long as it takes: migrations, the seed. */
  askAtLength<Answer>(question: (db: Database) => Promise<Answer>): Promise<Answer>;
  close(): Promise<void>;
};

export function connect(url: string, { connections, deadlineMilliseconds }: ConnectionOptions): Connection {
  const open = (): Pool =>
    openPool({ url, connections, statementMilliseconds: Math.ceil(deadlineMilliseconds * 0.8) });
  let pool = open();
  let answers = 0;

  /** Nobody at all was answered for a whole deadline, so these connections lead nowhere. */
  function replace(silent: Pool): void {
    if (pool !== silent) return;
    pool = open();
    void silent.end(0);
  }

  return {
    async ask(question, milliseconds = deadlineMilliseconds) {
      const used = pool;
      const answersBefore = answers;
      const { promise: deadline, reject } = Promise.withResolvers<never>();
      const timer = setTimeout(() => {
        if (answers === answersBefore) replace(used);
        reject(new DatabaseAway(`Postgres did not answer within ${milliseconds} ms`));
      }, milliseconds);
      try {
        const answer = await Promise.race([question(used.db), deadline]);
        answers++;
        return answer;
      } catch (error) {
        if (!saysAway(error)) answers++;
        throw withKind(error);
      } finally {
        clearTimeout(timer);
      }
    },
    async askAtLength(question) {
      const own = openPool({ url, connections: 1, statementMilliseconds: 0 });
      try {
        return await question(own.db);
      } catch (error) {
        throw withKind(error);
      } finally {
        await own.end(5);
      }
    },
    close: () => pool.end(5),
  };
}

function withKind(error: unknown): unknown {
  if (error instanceof DatabaseAway || !saysAway(error)) return error;
  return new DatabaseAway("Postgres is away", { cause: error });
}
