import { untilUncrossed } from "./crossed.ts";
import { DatabaseAway, saysAway } from "./database-away.ts";
import { type Database, openPool, type Pool } from "./pool.ts";

export type ConnectionOptions = {
  /** At most this many connections at once. */
  readonly connections: number;
  /** How long one answer may take before the database counts as away. */
  readonly deadlineMilliseconds: number;
  /** Whether frequent statements are kept prepared. */
  readonly prepares: boolean;
};

/**
 * Postgres, with an answer in any case: `ask` resolves, or rejects within the deadline. A database that comes back
 * is used again by itself, also when its connections died without a word (a cut network, a stopped machine).
 * A question is one transaction: it is asked again when it crossed another one (`crossed.ts`).
 */
export type Connection = {
  ask<Answer>(question: Question<Answer>, milliseconds?: number): Promise<Answer>;
  /**
   * For calls that may queue for one another by the hundred: waits on while the database answers anybody, for
   * `patienceMilliseconds` at most. One that answers nobody for a whole deadline is away here too.
   */
  askPatiently<Answer>(question: Question<Answer>): Promise<Answer>;
  /** On a connection of its own and for as long as it takes: migrations, the seed. */
  askAtLength<Answer>(question: Question<Answer>): Promise<Answer>;
  /** Waits for what is being asked, which a deadline bounds. */
  close(): Promise<void>;
};

/** A queue of a thousand for one row, each a few milliseconds, is through by then. */
const patienceMilliseconds = 10_000;

type Question<Answer> = (db: Database) => Promise<Answer>;

/** Milliseconds: after how long of silence, and after how long in any case, the database counts as away. */
type Waiting = { readonly within: number; readonly patience: number };

export function connect(
  url: string,
  { connections, deadlineMilliseconds, prepares }: ConnectionOptions,
): Connection {
  const open = (): Pool =>
    openPool({ url, connections, prepares, statementMilliseconds: Math.ceil(deadlineMilliseconds * 0.8) });
  let pool = open();
  let answers = 0;
  const asking = new Set<Promise<unknown>>();

  /** Nobody at all was answered for a whole deadline, so these connections lead nowhere. */
  function replace(silent: Pool): void {
    if (pool !== silent) return;
    pool = open();
    void silent.end();
  }

  async function answer<Answer>(question: Question<Answer>, { within, patience }: Waiting): Promise<Answer> {
    const used = pool;
    let answersBefore = answers;
    const { promise: deadline, reject } = Promise.withResolvers<never>();
    const giveUpAt = performance.now() + patience;
    const isSlow = () => {
      const isSilent = answers === answersBefore;
      if (isSilent) replace(used);
      if (isSilent || performance.now() >= giveUpAt)
        return reject(
          new DatabaseAway(
            `Postgres did not answer within ${isSilent ? within : Math.max(within, patience)} ms`,
          ),
        );
      answersBefore = answers;
      timer = setTimeout(isSlow, within);
    };
    let timer = setTimeout(isSlow, within);
    try {
      const answer = await Promise.race([untilUncrossed(() => question(used.db)), deadline]);
      answers++;
      return answer;
    } catch (error) {
      if (!saysAway(error)) answers++;
      throw withKind(error);
    } finally {
      clearTimeout(timer);
    }
  }

  function asked<Answer>(question: Question<Answer>, waiting: Waiting): Promise<Answer> {
    const asked = answer(question, waiting);
    asking.add(asked);
    const forget = () => asking.delete(asked);
    asked.then(forget, forget);
    return asked;
  }

  return {
    ask: (question, milliseconds = deadlineMilliseconds) =>
      asked(question, { within: milliseconds, patience: 0 }),
    askPatiently: (question) =>
      asked(question, { within: deadlineMilliseconds, patience: patienceMilliseconds }),
    async askAtLength(question) {
      const own = openPool({ url, connections: 1, prepares: false, statementMilliseconds: 0 });
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
