import type { Sql, TransactionSql } from "postgres";

/** So many texts are kept; those of lists with any number of members come after the frequent ones, and stay outside. */
const mostTexts = 300;
/** A text that comes a second time will come again. */
const timesBefore = 1;

/**
 * The same client, which keeps statements prepared on each connection once their text has come before. A statement that is
 * not kept takes two round trips, since the driver has to ask for its parameters' types first, and is planned anew.
 */
export function keepPrepared(client: Sql): Sql {
  const times = new Map<string, number>();

  function isFrequent(text: string): boolean {
    const before = times.get(text) ?? 0;
    if (before > timesBefore) return true;
    if (before > 0 || times.size < mostTexts) times.set(text, before + 1);
    return before >= timesBefore;
  }

  const keeping = <Client extends Sql | TransactionSql>(of: Client): Client =>
    new Proxy(of, {
      get(target, name) {
        if (name === "unsafe")
          return (...[text, parameters, options]: Parameters<Sql["unsafe"]>) =>
            target.unsafe(text, parameters, { ...options, prepare: isFrequent(text) });
        if (name === "begin" && "begin" in target) return begin(target);
        return Reflect.get(target, name);
      },
    });

  type Work = (transaction: TransactionSql) => unknown;
  const begin =
    (of: Sql) =>
    (...args: [Work] | [string, Work]) => {
      const [first, second] = args;
      return typeof first === "string"
        ? of.begin(first, (transaction) => (second as Work)(keeping(transaction)))
        : of.begin((transaction) => first(keeping(transaction)));
    };

  return keeping(client);
}
