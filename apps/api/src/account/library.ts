import type { AccountsAdapter } from "@dotcart/shop-db";
import { betterAuth } from "better-auth/minimal";
import { jwt } from "better-auth/plugins/jwt";
import type { Log } from "../log/port.ts";
import { scrub } from "../log/scrub.ts";
import { errand } from "./errand.ts";
import { accountToken } from "./port.ts";
import type { PostOffice } from "./post.ts";
import type { VersionedSecret } from "./secrets.ts";

export type LibraryOptions = {
  readonly adapter: AccountsAdapter;
  readonly office: PostOffice;
  readonly log: Log;
  readonly secrets: VersionedSecret[];
  /** The shop's public origin. */
  readonly storefrontUrl: string;
  /** How long a sign-in lasts when nobody comes back. */
  readonly sessionSeconds: number;
};

/** Where the library answers; the storefront passes it on below the same path. */
export const basePath = "/api/auth";

const day = 86_400;

/** How keys are kept: see the table's comment. Remote verifiers learn of a new one by its id. */
export const keyOptions = {
  jwks: { keyPairConfig: { alg: accountToken.algorithm }, rotationInterval: 90 * day, gracePeriod: day },
} as const;

export type Library = ReturnType<typeof openLibrary>;

/** The account library, set up for this shop. It keeps nothing in memory, opens no connection and asks nobody. */
export function openLibrary(options: LibraryOptions) {
  const { adapter, office, log, secrets, storefrontUrl, sessionSeconds } = options;
  const { post, later } = office;
  const origin = new URL(storefrontUrl).origin;
  const library = betterAuth({
    appName: "Dotcart",
    baseURL: origin,
    basePath,
    database: adapter,
    secrets,
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    /** Left to itself it prints what failed on the console, with every value that was being written. */
    onAPIError: { throw: true },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength: 8,
      maxPasswordLength: 128,
      resetPasswordTokenExpiresIn: 3600,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) =>
        post(user.emailVerified ? "reset-password" : "finish-sign-up", user.email, { token }),
      /** Whoever could read the mail has the address. */
      async onPasswordReset({ user }) {
        await voidLinks(user.id);
        const { internalAdapter } = await library.$context;
        if (!user.emailVerified) await internalAdapter.updateUser(user.id, { emailVerified: true });
      },
      /**
       * An account that was never confirmed may hold a password of somebody else's choosing, who waits for the owner of
       * the address to confirm it. Unless it is the very same password, it goes.
       */
      async onExistingUserSignUp({ user }, request) {
        if (user.emailVerified) return post("already-yours", user.email);
        later(async () => {
          if (!(await isPasswordOf(user.id, request))) await voidPassword(user.id);
          await library.api.sendVerificationEmail({ body: { email: user.email } });
        });
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      autoSignInAfterVerification: true,
      expiresIn: day,
      /** Also after a move: what still lies in the old mailbox must not open the account. */
      afterEmailVerification: ({ id }) => voidLinks(id),
      async sendVerificationEmail({ user, token }) {
        if (isMove(token)) return post("verify-move", user.email, { token });
        if (await hasPassword(user.id)) return post("verify", user.email, { token });
        await library.api.requestPasswordReset({ body: { email: user.email } });
      },
    },
    user: {
      changeEmail: {
        enabled: true,
        sendChangeEmailConfirmation: ({ user, token }) =>
          post("confirm-move", user.email, { token, next: "new-address" }),
      },
    },
    session: {
      expiresIn: sessionSeconds,
      updateAge: Math.min(day, sessionSeconds / 10),
      cookieCache: { enabled: false },
    },
    verification: { storeIdentifier: "hashed" },
    advanced: {
      cookiePrefix: "dotcart",
      useSecureCookies: origin.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      ipAddress: { disableIpTracking: true },
    },
    logger: { log: (level, message, ...details) => retell(log, level, message, details) },
    plugins: [jwt({ ...keyOptions, disableSettingJwtHeader: true })],
  });

  /** Links to choose a password that nobody has followed yet. */
  async function voidLinks(userId: string): Promise<void> {
    const { adapter: tables } = await library.$context;
    await tables.deleteMany({ model: "verification", where: [{ field: "value", value: userId }] });
  }

  async function hasPassword(userId: string): Promise<boolean> {
    const { internalAdapter } = await library.$context;
    return (await internalAdapter.findCredentialAccount(userId)) !== null;
  }

  async function isPasswordOf(userId: string, signUp: Request | undefined): Promise<boolean> {
    const { internalAdapter, password } = await library.$context;
    const hash = (await internalAdapter.findCredentialAccount(userId))?.password;
    const given: unknown = await signUp?.json();
    if (typeof hash !== "string" || typeof given !== "object" || given === null) return false;
    return "password" in given && password.verify({ hash, password: String(given.password) });
  }

  async function voidPassword(userId: string): Promise<void> {
    const { adapter: tables } = await library.$context;
    await tables.deleteMany({ model: "account", where: [{ field: "userId", value: userId }] });
  }

  return library;
}

/** The link that ends a move to another address names that address; it is our own token, read and not judged here. */
function isMove(token: string): boolean {
  const [, payload = ""] = token.split(".");
  return JSON.parse(Buffer.from(payload, "base64url").toString()).updateTo !== undefined;
}

/** What the library says of shoppers' slips is no news, and what it says of Postgres being away is told elsewhere. */
function retell(log: Log, level: string, message: string, details: readonly unknown[]): void {
  const err = details.find((detail) => detail instanceof Error);
  const fields = { library: scrub(message).slice(0, 300), ...(err === undefined ? {} : { err }) };
  if (level === "error" && errand()?.isDatabaseAway !== true) log.error(fields, "accounts: a failure");
  else log.debug(fields, "accounts");
}
