import type { TRPCError } from "@trpc/server";
import * as z from "zod";
import { type Problem, Refusal } from "./problem.ts";

/** Reads the problem out of whatever was thrown. What it does not recognise is ours to look into: `internal`. */
export function problemOf(
  error: TRPCError,
  asked: { readonly requestId: string; readonly path: string | undefined },
): Problem {
  if (error instanceof Refusal) return error.problem;
  if (error.cause instanceof Refusal) return error.cause.problem;
  if (error.cause instanceof z.ZodError) return invalidInput(error.cause);
  switch (error.code) {
    case "NOT_FOUND":
      return { kind: "no-such-procedure", path: asked.path ?? "" };
    case "METHOD_NOT_SUPPORTED":
      return { kind: "method-not-allowed" };
    case "UNSUPPORTED_MEDIA_TYPE":
      return { kind: "unsupported-media-type", expected: "application/json" };
    case "BAD_REQUEST":
    case "PARSE_ERROR":
      return { kind: "malformed-request" };
    default:
      return { kind: "internal", requestId: asked.requestId };
  }
}

function invalidInput(error: z.ZodError): Problem {
  const issues = error.issues.map(({ path, message }) => ({ path: path.map(nameOf), message }));
  return { kind: "invalid-input", issues };
}

const nameOf = (key: PropertyKey): string | number => (typeof key === "symbol" ? String(key) : key);
