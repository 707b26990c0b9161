import * as z from "zod";
import type { Limit } from "./limiter.ts";

/** Longer than anything honest; lengths that matter are the library's to judge. */
const Text = z.string().max(2048);
const Email = z.string().max(254);
const Password = z.string().max(1024);
/** Clients of the library send these along; our mails lead where we say, and nothing redirects. */
const ignored = { callbackURL: Text.optional(), redirectTo: Text.optional() };

/** How often per caller, and how often for one address whoever calls. */
type Limits = { readonly caller?: Limit; readonly address?: Limit; readonly callerAndAddress?: Limit };

export type Endpoint = {
  readonly method: "GET" | "POST";
  /** The body of a POST; the query of a GET. Only what it names reaches the library. */
  readonly input: z.ZodObject;
  /** Put over the input: what is not the caller's to choose. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** It causes a mail, and is refused while none can be sent. */
  readonly mails?: true;
  /** It changes who is signed in although it is a GET. */
  readonly signsIn?: true;
  readonly limits?: Limits;
};

const minutes = (count: number): number => count * 60;
const mailLimits: Limits = {
  address: { tries: 5, seconds: minutes(15) },
  caller: { tries: 60, seconds: minutes(15) },
};

/**
 * What of the account library is open to the world, by path below /api/auth. The rest of it is not there: no social
 * sign-in, no token of its own making, no deletion.
 */
export const endpoints: Readonly<Record<string, Endpoint>> = {
  "/sign-up/email": {
    method: "POST",
    input: z.strictObject({
      name: z.string().trim().min(1).max(80),
      email: Email,
      password: Password,
      rememberMe: z.boolean().optional(),
      ...ignored,
    }),
    mails: true,
    limits: mailLimits,
  },
  "/sign-in/email": {
    method: "POST",
    input: z.strictObject({
      email: Email,
      password: Password,
      rememberMe: z.boolean().optional(),
      ...ignored,
    }),
    limits: {
      callerAndAddress: { tries: 10, seconds: minutes(5) },
      address: { tries: 50, seconds: minutes(15) },
      caller: { tries: 100, seconds: minutes(5) },
    },
  },
  "/sign-out": { method: "POST", input: z.strictObject(ignored) },
  "/get-session": {
    method: "GET",
    input: z.object({ disableRefresh: z.enum(["true", "false"]).optional() }),
  },
  "/send-verification-email": {
    method: "POST",
    input: z.strictObject({ email: Email, ...ignored }),
    mails: true,
    limits: mailLimits,
  },
  "/verify-email": {
    method: "GET",
    input: z.object({ token: Text }),
    signsIn: true,
    limits: { caller: { tries: 60, seconds: minutes(5) } },
  },
  "/request-password-reset": {
    method: "POST",
    input: z.strictObject({ email: Email, ...ignored }),
    mails: true,
    limits: mailLimits,
  },
  "/reset-password": {
    method: "POST",
    input: z.strictObject({ token: Text, newPassword: Password }),
    limits: { caller: { tries: 30, seconds: minutes(5) } },
  },
  "/change-email": {
    method: "POST",
    input: z.strictObject({ newEmail: Email, ...ignored }),
    mails: true,
    limits: { caller: { tries: 10, seconds: minutes(15) } },
  },
  "/change-password": {
    method: "POST",
    input: z.strictObject({
      currentPassword: Password,
      newPassword: Password,
      revokeOtherSessions: z.boolean().optional(),
    }),
    fixed: { revokeOtherSessions: true },
    limits: { caller: { tries: 20, seconds: minutes(5) } },
  },
  "/update-user": {
    method: "POST",
    input: z.strictObject({ name: z.string().trim().min(1).max(80) }),
  },
  "/jwks": { method: "GET", input: z.object({}) },
};
