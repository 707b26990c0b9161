"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "#i18n/navigation.ts";
import { problemWords, type ShopperProblem } from "#i18n/problem-words.ts";
import { type QuantityLimits, settle } from "#product/quantity-limits.ts";
import { stockOf } from "#product/stock.ts";
import { useReviewedProblems } from "./estimate.tsx";
import { limitsOf } from "./line-limits.ts";
import type { CartLineView } from "./use-cart.tsx";
import type { useLineChanges } from "./use-line-changes.ts";

type NotesProps = {
  readonly line: CartLineView;
  /** Null for what cannot be bought at all. */
  readonly limits: QuantityLimits | null;
  readonly changes: Pick<
    ReturnType<typeof useLineChanges>,
    "setQuantity" | "acceptPrice" | "remove" | "saveForLater"
  >;
};

/** What the shopper must know of a line before buying it, each with what he can do about it. */
export function LineNotes(props: NotesProps) {
  const { line } = props;
  const problems: readonly ShopperProblem[] = [...line.problems, ...useReviewedProblems(line)];
  if (problems.length === 0) return <FewLeft line={line} />;
  return problems.map((problem) => <ProblemNote key={problem.kind} {...props} problem={problem} />);
}

function ProblemNote({ line, limits, changes, problem }: NotesProps & { readonly problem: ShopperProblem }) {
  const t = useTranslations("Problem");
  const locale = useLocale();
  return (
    <div className="mt-3 rounded-xl bg-note-soft px-3 py-2 text-sm text-note">
      <p>{problemWords(t, problem, locale)}</p>
      <Ways line={line} limits={limits} changes={changes} problem={problem} />
    </div>
  );
}

function Ways({ line, limits, changes, problem }: NotesProps & { readonly problem: ShopperProblem }) {
  const t = useTranslations("Cart");
  switch (problem.kind) {
    case "price-changed":
      return (
        <Choices>
          <Choice words={t("keepAtPrice")} onClick={changes.acceptPrice} />
          <Choice words={t("remove")} onClick={changes.remove} />
        </Choices>
      );
    case "quantity-conflict":
      return (
        <Choices>
          {problem.candidates.toReversed().map((quantity) => (
            <Choice
              key={quantity}
              words={t("keepQuantity", { quantity })}
              onClick={() => changes.setQuantity(quantity)}
            />
          ))}
        </Choices>
      );
    case "insufficient-stock":
    case "quantity-not-allowed": {
      const left = problem.kind === "insufficient-stock" ? limitsOf(line, problem.available) : limits;
      if (left === null) return <SoldOut changes={changes} />;
      const { quantity } = settle(left, line.quantity, left.min);
      return (
        <Choices>
          <Choice words={t("takeQuantity", { quantity })} onClick={() => changes.setQuantity(quantity)} />
        </Choices>
      );
    }
    case "unavailable":
      return <SoldOut changes={changes} />;
    case "already-ordered":
      return (
        <Choices>
          <Choice words={t("remove")} onClick={changes.remove} />
          <OrderLink orderId={problem.orderId} />
        </Choices>
      );
    case "being-ordered":
      return (
        <Choices>
          <OrderLink orderId={problem.orderId} />
        </Choices>
      );
    default:
      return null;
  }
}

function SoldOut({ changes }: Pick<NotesProps, "changes">) {
  const t = useTranslations("Cart");
  return (
    <Choices>
      <Choice words={t("saveForLater")} onClick={changes.saveForLater} />
      <Choice words={t("remove")} onClick={changes.remove} />
    </Choices>
  );
}

const Choices = ({ children }: { readonly children: ReactNode }) => (
  <p className="-mx-2 flex flex-wrap">{children}</p>
);

/** To an order of the shopper's own. */
function OrderLink({ orderId }: { readonly orderId: string }) {
  const t = useTranslations("Cart");
  return (
    <Link href={`/orders/${orderId}`} className={choice}>
      {t("toOrder")}
    </Link>
  );
}

const Choice = ({ words, onClick }: { readonly words: string; readonly onClick: () => void }) => (
  <button type="button" onClick={onClick} className={choice}>
    {words}
  </button>
);

const choice =
  "inline-flex min-h-9 items-center rounded-lg px-2 font-semibold underline underline-offset-4 hover:no-underline";

/** A line that is all right, of goods that are nearly sold out. */
function FewLeft({ line: { variant } }: Pick<NotesProps, "line">) {
  const t = useTranslations("Product");
  if (variant === null) return null;
  const stock = stockOf(variant);
  if (stock.kind !== "few") return null;
  return <p className="mt-2 text-sm text-note">{t("left", { count: stock.count })}</p>;
}
