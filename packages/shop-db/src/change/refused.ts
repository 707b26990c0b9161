import type { ProductDraft } from "./draft.ts";
import type { SaveProblem } from "./port.ts";

/** Carries a refusal out of a transaction, so that it is rolled back. */
export class Refused extends Error {
  readonly problem: SaveProblem;

  constructor(problem: SaveProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/** The refusal that a failed save means, or null when it means something else. */
export function asSaveProblem(error: unknown, { slug, category }: ProductDraft): SaveProblem | null {
  if (error instanceof Refused) return error.problem;
  switch (brokenConstraint(error)) {
    case "products_slug_unique":
      return { kind: "slug-taken", slug };
    case "variants_sku_unique":
      return { kind: "sku-taken" };
    case "products_category_slug_categories_slug_fk":
      return { kind: "unknown-category", category };
    default:
      return null;
  }
}

function brokenConstraint(error: unknown): string | undefined {
  for (let each = error; each instanceof Error; each = each.cause) {
    if ("constraint_name" in each && typeof each.constraint_name === "string") return each.constraint_name;
  }
  return undefined;
}
