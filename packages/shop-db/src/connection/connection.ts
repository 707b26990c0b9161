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
  ask<Answer>(question: Question<Answer>, milliseconds?: number): Promise<Answer>;
  /** On a connection of its own and for as long as it takes: migrations, the seed. */
  askAtLength<Answer>(question: Question<Answer>): Promise<Answer>;
  /** Waits for what is being asked, which a deadline bounds. */
  close(): Promise<void>;
};

type Question<Answer> = (db: Database) => Promise<Answer>;

export function connect(url: string, { connections, deadlineMilliseconds }: ConnectionOptions): Connection {
  const open = (): Pool =>
    openPool({ url, connections, statementMilliseconds: Math.ceil(deadlineMilliseconds * 0.8) });
  let pool = open();
  let answers = 0;
  const asking = new Set<Promise<unknown>>();

  /** Nobody at all was answered for a whole deadline, so these connections lead nowhere. */
  function replace(silent: Pool): void {
    if (pool !== silent) return;
    pool = open();
    void silent.end();
  }

  async function answer<Answer>(question: Question<Answer>, milliseconds: number): Promise<Answer> {
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
  }

  return {
    ask(question, milliseconds = deadlineMilliseconds) {
      const asked = answer(question, milliseconds);
      asking.add(asked);
      const forget = () => asking.delete(asked);
      asked.then(forget, forget);
      return asked;
    },
    async askAtLength(question) {
      const own = openPool({ url, connections: 1, statementMilliseconds: 0 });
      try {
        return await question(own.db);
      } catch (error) {
        throw withKind(error);
      } finally {
        await own.end();
      }
    },
    async close() {
      await Promise.allSettled(asking);
      await pool.end();
    },
  };
}

function withKind(error: unknown): unknown {
  if (error instanceof DatabaseAway || !saysAway(error)) return error;
  return new DatabaseAway("Postgres is away", { cause: error });
}
