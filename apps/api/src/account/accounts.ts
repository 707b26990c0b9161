import type { AccountBooks } from "@dotcart/shop-db";
import type { Log } from "../log/port.ts";
import { languageOf } from "../mail/language.ts";
import type { Mailer } from "../mail/port.ts";
import { newGuest } from "../session/guest.ts";
import { signAccountToken } from "./account-token.ts";
import { createDoor } from "./door.ts";
import { giveUpErrand, onErrand } from "./errand.ts";
import { openLibrary } from "./library.ts";
import { createLimiter } from "./limiter.ts";
import type { Accounts } from "./port.ts";
import { openPostOffice } from "./post.ts";
import { accountSecrets } from "./secrets.ts";
import { createTellAway } from "./tell-away.ts";

export type AccountsOptions = {
  readonly books: AccountBooks;
  readonly mailer: Mailer;
  readonly log: Log;
  /** Those of the guests' tokens: the first signs, all verify. Accounts use what they derive from them. */
  readonly secrets: readonly string[];
  /** Where shoppers are: cookies, links in mails, and whom we take a change from. */
  readonly storefrontUrl: string;
  readonly shopId: string;
  /** How long a sign-in lasts when nobody comes back. */
  readonly sessionTtlSeconds: number;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly random: (bytes: number) => Uint8Array;
};

export type RunningAccounts = Accounts & {
  /** Resolves when the mails that were still being sent are. */
  close(): Promise<void>;
};

export function createAccounts(options: AccountsOptions): RunningAccounts {
  const { books, mailer, log, storefrontUrl, shopId, clock, random } = options;
  const office = openPostOffice(mailer, storefrontUrl, log);
  const tellAway = createTellAway(log, clock);
  const library = openLibrary({
    adapter: books.adapter((error) => {
      tellAway(error);
      giveUpErrand(error);
    }),
    office,
    log,
    secrets: accountSecrets(options.secrets),
    storefrontUrl,
    sessionSeconds: options.sessionTtlSeconds,
  });
  const origin = new URL(storefrontUrl).origin;
  const sign = signAccountToken({ library, shopId, clock });

  return {
    async sessionOf(headers) {
      const { headers: answered, response } = await asked(headers, () =>
        library.api.getSession({ headers: cookieOf(headers), returnHeaders: true }),
      );
      if (response === null || !response.user.emailVerified) return null;
      return {
        userId: response.user.id,
        expiresAt: response.session.expiresAt.getTime(),
        setCookies: answered.getSetCookie(),
      };
    },

    tokenFor: (session) => asked(new Headers(), () => sign(session)),

    cartOf: (userId) => asked(new Headers(), () => books.cartOf(userId, newGuest(random).cartId)),

    async signOut(headers) {
      const { headers: answered } = await asked(headers, () =>
        library.api.signOut({ headers: cookieOf(headers), returnHeaders: true }),
      );
      return answered.getSetCookie();
    },

    publicKeys: () => asked(new Headers(), () => library.api.getJwks()),

    handle: createDoor({ library, mailer, limiter: createLimiter(clock), log, origin }),

    close: office.settled,
  };
}

const asked = <Answer>(headers: Headers, ask: () => Promise<Answer>): Promise<Answer> =>
  onErrand({ language: languageOf(headers) }, ask);

/** The library is shown the cookie alone: nothing else of a request says who it is from. */
function cookieOf(headers: Headers): Headers {
  const cookie = headers.get("cookie");
  return new Headers(cookie === null ? {} : { cookie });
}
