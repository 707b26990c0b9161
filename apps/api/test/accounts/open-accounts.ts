import { randomBytes } from "node:crypto";
import { type RunningMailbox, type RunningPostgres, startMailbox, startPostgres } from "@dotcart/local-stack";
import { createShopDb, type ShopDb } from "@dotcart/shop-db";
import postgres from "postgres";
import { type AccountsOptions, createAccounts, type RunningAccounts } from "../../src/account/accounts.ts";
import { createLog } from "../../src/log/pino-log.ts";
import { createSmtpMailer } from "../../src/mail/smtp-mailer.ts";
import { listen } from "../../src/node/listen.ts";

export const storefrontUrl = "http://127.0.0.1:3000";

export type OpenAccounts = {
  readonly url: string;
  readonly accounts: RunningAccounts;
  readonly mailbox: RunningMailbox;
  readonly postgres: RunningPostgres;
  readonly db: ShopDb;
  /** The same database by hand. */
  readonly sql: postgres.Sql;
  /** Everything the log was told, as text. */
  readonly logged: () => string;
  /** The same accounts as another process would have them, or as they are under other settings. */
  again(changed?: Partial<AccountsOptions>): RunningAccounts;
  stop(): Promise<void>;
};

/** Accounts over HTTP with a Postgres and a mailbox of their own. */
export async function openAccounts(changed: Partial<AccountsOptions> = {}): Promise<OpenAccounts> {
  const server = await startPostgres();
  const mailbox = await startMailbox();
  const db = createShopDb(server.url, { deadlineMilliseconds: 2500 });
  await db.migrate();
  const lines: string[] = [];
  const log = createLog("debug", { write: (line) => void lines.push(line) });
  const options: AccountsOptions = {
    books: db.accounts,
    mailer: createSmtpMailer({ url: mailbox.smtpUrl, from: "Dotcart <shop@dotcart.example>" }),
    log,
    secrets: [randomBytes(32).toString("hex")],
    storefrontUrl,
    shopId: "dotcart",
    sessionTtlSeconds: 30 * 86_400,
    clock: Date.now,
    random: randomBytes,
    ...changed,
  };
  const accounts = createAccounts(options);
  const listening = await listen(accounts.handle, { host: "127.0.0.1", port: 0 });
  const sql = postgres(server.url, { onnotice: () => {} });
  return {
    url: listening.url,
    accounts,
    mailbox,
    postgres: server,
    db,
    sql,
    logged: () => lines.join("\n"),
    again: (other = {}) => createAccounts({ ...options, ...other }),
    async stop() {
      await listening.close();
      await accounts.close();
      await sql.end({ timeout: 0 });
      await db.close();
      await mailbox.stop();
      await server.stop();
    },
  };
}
