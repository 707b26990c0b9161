import { money } from "../money.ts";
import type { VariantId } from "../schema/ids.ts";
import type { Money } from "../schema/money.ts";
import type { CheckoutProblem } from "./problem.ts";
import type { Shown, ShownLine } from "./shown.ts";

/**
 * What is not as it was shown: empty exactly when the two say the same, in whatever order their lines and dots are. So
 * an amount is named too where its cause changed and it came out the same: another way of delivery, country or code.
 */
export function changesBetween(was: Shown, is: Shown): readonly CheckoutProblem[] {
  const before = byVariant(was);
  const after = byVariant(is);
  const variantIds = [...new Set([...before.keys(), ...after.keys()])];
  const changed = variantIds.filter((id) => !isSameLine(before.get(id), after.get(id)));
  return [
    ...variantIds.flatMap((id) =>
      priceChange(id, shownPrice(was, before.get(id)), shownPrice(is, after.get(id))),
    ),
    ...(changed.length === 0 ? [] : [{ kind: "cart-changed", variantIds: changed } as const]),
    ...amountChanges(was, is),
  ];
}

const byVariant = ({ lines }: Shown): ReadonlyMap<VariantId, ShownLine> =>
  new Map(lines.map((line) => [line.variantId, line]));

/** Whether the same operations make up the line: the same quantity by other dots is another wish. */
function isSameLine(a: ShownLine | undefined, b: ShownLine | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const dots = new Set(a.dots);
  return a.quantity === b.quantity && dots.size === b.dots.length && b.dots.every((dot) => dots.has(dot));
}

const shownPrice = ({ currency }: Shown, line: ShownLine | undefined): Money | null =>
  line === undefined ? null : money(line.price, currency);

const priceChange = (variantId: VariantId, was: Money | null, is: Money | null): CheckoutProblem[] =>
  was === null || is === null || isSame(was, is) ? [] : [{ kind: "price-changed", variantId, was, is }];

/** What each part of the sum came to, and what it came from. */
const partsOf = ({ currency, country, delivery, code, tax, total }: Shown) =>
  ({
    delivery: { cause: delivery?.id, amount: money(delivery?.price ?? 0, currency) },
    tax: { cause: country, amount: money(tax, currency) },
    discount: { cause: code?.code, amount: money(code?.amount ?? 0, currency) },
    total: { cause: currency, amount: money(total, currency) },
  }) as const;

function amountChanges(before: Shown, after: Shown): readonly CheckoutProblem[] {
  const was = partsOf(before);
  const is = partsOf(after);
  return (["delivery", "tax", "discount", "total"] as const).flatMap((part) =>
    was[part].cause === is[part].cause && isSame(was[part].amount, is[part].amount)
      ? []
      : [{ kind: "amount-changed", part, was: was[part].amount, is: is[part].amount } as const],
  );
}

const isSame = (a: Money, b: Money): boolean => a.amount === b.amount && a.currency === b.currency;
