import type { TokenFault } from "../problem.ts";
import type { Verified } from "./port.ts";

/** Longer than any token we make; what is longer is not looked into. */
export const longestToken = 1024;

export const refused = (fault: TokenFault): Verified => ({ ok: false, fault });

/** What `jose` found wrong, in our words. The signature is checked first: the others only happen to a token of ours. */
export function faultOf(error: unknown): TokenFault {
  switch (codeOf(error)) {
    case "ERR_JWS_SIGNATURE_VERIFICATION_FAILED":
    case "ERR_JOSE_ALG_NOT_ALLOWED":
    case "ERR_JWKS_NO_MATCHING_KEY":
      return "forged";
    case "ERR_JWT_EXPIRED":
      return "expired";
    case "ERR_JWT_CLAIM_VALIDATION_FAILED":
      return "foreign";
    default:
      return "malformed";
  }
}

export const codeOf = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : undefined;
