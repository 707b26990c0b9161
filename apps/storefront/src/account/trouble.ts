/** Why a form about an account did not do what it says. Each has a sentence in the messages. */
export type AccountTrouble =
  | "name-missing"
  | "email-missing"
  | "email-invalid"
  | "email-same"
  | "password-missing"
  | "password-short"
  | "password-long"
  | "password-wrong"
  | "credentials"
  | "unverified"
  | "link-ended"
  | "signed-out"
  | "too-often"
  | "unreachable"
  | "other";

/** What the accounts answer a refusal with; whatever else may come, only these are looked at. */
export type Refused = { readonly code?: string | undefined; readonly status?: number | undefined };

const byCode: Readonly<Record<string, AccountTrouble>> = {
  INVALID_EMAIL: "email-invalid",
  INVALID_EMAIL_OR_PASSWORD: "credentials",
  INVALID_PASSWORD: "password-wrong",
  PASSWORD_TOO_SHORT: "password-short",
  PASSWORD_TOO_LONG: "password-long",
  EMAIL_NOT_VERIFIED: "unverified",
  INVALID_TOKEN: "link-ended",
  TOKEN_EXPIRED: "link-ended",
  USER_NOT_FOUND: "link-ended",
  SESSION_EXPIRED: "signed-out",
  SESSION_NOT_FRESH: "signed-out",
};

/** A refusal in our own words; what has no code of ours is told apart by its status. */
export function troubleIn({ code = "", status = 0 }: Refused): AccountTrouble {
  const known = byCode[code];
  if (known !== undefined) return known;
  if (status === 401) return "signed-out";
  if (status === 429) return "too-often";
  return status === 0 || status >= 500 ? "unreachable" : "other";
}

/** Sends something and says what became of it: null when it was done. Never rejects. */
export async function troubleOf(
  sent: Promise<{ readonly error: Refused | null }>,
): Promise<AccountTrouble | null> {
  try {
    const { error } = await sent;
    return error && troubleIn(error);
  } catch {
    return "unreachable";
  }
}

/** The fields that each trouble can be about; the first that the form has is the one. */
const fieldsOf: Readonly<Partial<Record<AccountTrouble, readonly string[]>>> = {
  "name-missing": ["name"],
  "email-missing": ["email"],
  "email-invalid": ["email"],
  "email-same": ["email"],
  "password-missing": ["current-password", "new-password", "password"],
  "password-short": ["new-password", "password"],
  "password-long": ["new-password", "password"],
  "password-wrong": ["current-password", "password"],
};

/** The field to blame, or null when it is about the whole form. `has` says which fields there are. */
export const fieldToBlame = (trouble: AccountTrouble, has: (name: string) => boolean): string | null =>
  fieldsOf[trouble]?.find(has) ?? null;
