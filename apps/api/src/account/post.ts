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
  /** Resolves when every mail that nobody waits for is sent or lost. */
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
 * Most mails are sent while the answer is already on its way: an answer that came later for an address that has an
 * account would tell so. Where the answer says that a mail was sent, it waits, and hears when it was not.
 */
export function openPostOffice(mailer: Mailer, storefrontUrl: string, log: Log): PostOffice {
  const underWay = new Set<Promise<void>>();

  return {
    async post(occasion, to, parameters = {}) {
      const asked = errand();
      const language = asked?.language ?? "en";
      const link = new URL(`/${language}/${pages[occasion]}`, storefrontUrl);
      for (const [name, value] of Object.entries(parameters)) link.searchParams.set(name, value);
      const sending = mailer
        .send(letter({ to, occasion, language, link: link.href }))
        .catch((err: unknown) => {
          log.error({ occasion, err }, "a mail could not be sent");
          if (asked !== undefined) asked.isMailLost = true;
        });
      if (asked?.waitsForMail === true) return sending;
      underWay.add(sending);
      void sending.finally(() => underWay.delete(sending));
    },
    async settled() {
      await Promise.all(underWay);
    },
  };
}
