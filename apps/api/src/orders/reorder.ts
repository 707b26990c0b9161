import { createHash } from "node:crypto";
import { type CartProblem, OperationId, type VariantId } from "@dotcart/cart-domain";
import type { Order } from "@dotcart/cart-domain/checkout";
import { cartsOf } from "../cart/carts-of.ts";
import { merged } from "../cart/still-open.ts";
import type { Ports } from "../context.ts";
import type { Session } from "../session/port.ts";

/** What came into the cart, and what of the order cannot be had like that any more. */
export type Reordered = {
  readonly added: readonly { readonly variantId: VariantId; readonly quantity: number }[];
  readonly problems: readonly CartProblem[];
};

export type Reorder = { readonly order: Pick<Order, "id" | "lines">; readonly operationId: OperationId };

/**
 * Puts the goods of an order into the caller's cart once more, at the prices of today. Each line is an operation of its
 * own, named after the caller's: repeated, after a lost reply too, it is there once, and a line that cannot be had keeps
 * no other away.
 */
export async function reorder(
  ports: Ports,
  session: Session,
  { order, operationId }: Reorder,
): Promise<Reordered> {
  const { id, lines } = order;
  const variants = await ports.catalogue.variantsByIds(lines.map(({ variantId }) => variantId));
  const carts = cartsOf(ports, session);
  const outcomes = await Promise.all(
    lines.map(async ({ variantId, quantity }): Promise<CartProblem | null> => {
      const variant = variants.get(variantId);
      if (variant === undefined) return { kind: "product-not-found", variantId };
      const applied = await carts.apply(session.cartId, {
        kind: "add",
        operationId: operationOf([operationId, id, variantId]),
        variant,
        quantity,
        now: ports.clock(),
      });
      return applied.kind === "refused" ? applied.problem : null;
    }),
  );
  const problems = outcomes.filter((problem) => problem !== null);
  if (problems.some(({ kind }) => kind === "cart-closed")) throw merged();
  return {
    added: lines
      .filter((_, at) => outcomes[at] === null)
      .map(({ variantId, quantity }) => ({ variantId, quantity })),
    problems: eachOnce(problems),
  };
}

/** The same for the same three, and no longer than an operation id may be. */
const operationOf = (parts: readonly string[]): OperationId =>
  OperationId.parse(createHash("sha256").update(parts.join("\n")).digest("base64url"));

/** A full cart is full once, however many lines it turned away. */
const eachOnce = (problems: readonly CartProblem[]): readonly CartProblem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];
