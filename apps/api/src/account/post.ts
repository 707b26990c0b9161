import type { Log } from "../log/port.ts";
import { letter } from "../mail/letter.ts";
import type { Mailer } from "../mail/port.ts";
import type { Occasion } from "../mail/words.ts";
import { errand } from "./errand.ts";

/** Writes to an address. The link leads to the occasion's page of the storefront, with these parameters. */
export type Post = (
  occasion: Occasion,
  to: string,
  parameters?: Readonly<Record<string, string>>,
) => Promise<void>;

export type PostOffice = {
  readonly post: Post;
  /** Does it while the answer is already on its way; a failure is told to the log. */
  later(work: () => Promise<unknown>): void;
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>;
};

const pages = {
  verify: "verify-email",
  "already-yours": "sign-in",
  "finish-sign-up": "reset-password",
  "reset-password": "reset-password",
  "confirm-move": "verify-email",
  "verify-move": "verify-email",
} as const satisfies Record<Occasion, string>;

/**
 * No answer waits for a mail: one that came later for an address that has an account would tell so. Whether mails can be
 * sent at all was asked before (`door.ts`), alike for every address.
 */
export function openPostOffice(mailer: Mailer, storefrontUrl: string, log: Log): PostOffice {
  const underWay = new Set<Promise<unknown>>();

  function later(work: () => Promise<unknown>): void {
    const done = work()
      .catch((err: unknown) => log.error({ err }, "a mail could not be sent"))
      .finally(() => underWay.delete(done));
    underWay.add(done);
  }

  return {
    async post(occasion, to, parameters = {}) {
      const language = errand()?.language ?? "en";
      const link = new URL(`/${language}/${pages[occasion]}`, storefrontUrl);
      for (const [name, value] of Object.entries(parameters)) link.searchParams.set(name, value);
      later(() => mailer.send(letter({ to, occasion, language, link: link.href })));
    },
    later,
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
