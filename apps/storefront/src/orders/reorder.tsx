"use client";

import type { OrderView } from "@dotcart/api/router";
import { useLocale, useTranslations } from "next-intl";
import { goodsName } from "#cart/line-name.ts";
import { Link } from "#i18n/navigation.ts";
import { problemWords } from "#i18n/problem-words.ts";
import { button } from "#ui/button.ts";
import { HitchNote } from "#ui/hitch-note.tsx";
import type { OrderAddress } from "./use-order.ts";
import { useReorder } from "./use-reorder.ts";

/** The same once more, into the cart; what could not be had is said here, with the reason. */
export function Reorder({
  order,
  address,
  look,
}: {
  readonly order: OrderView;
  readonly address: OrderAddress;
  /** Before an order is over, something else comes first. */
  readonly look: "primary" | "quiet";
}) {
  const t = useTranslations();
  const problemIn = useTranslations("Problem");
  const locale = useLocale();
  const { reorder, isPending, result } = useReorder(address);
  const nameOf = (variantId: string): string | null => {
    const line = order.lines.find((one) => one.variantId === variantId);
    return line === undefined ? null : goodsName(line.name, line.variantName);
  };
  return (
    <>
      <button
        type="button"
        onClick={() => void reorder()}
        aria-disabled={isPending || undefined}
        className={button(look)}
      >
        {isPending ? t("Orders.oneMoment") : t("Orders.reorder")}
      </button>
      {result.kind === "trouble" && (
        <div className="order-last w-full">
          <HitchNote words={t("Orders.trouble")} onAgain={() => void reorder()} />
        </div>
      )}
      {result.kind === "partly" && (
        <div role="alert" className="order-last w-full rounded-xl bg-note-soft px-4 py-3 text-note">
          <p>
            {t("Orders.reorderedPartly", { count: result.added })}{" "}
            {result.added > 0 && (
              <Link href="/cart" className="font-semibold underline underline-offset-2">
                {t("Cart.goToCart")}
              </Link>
            )}
          </p>
          <ul className="mt-2 space-y-1 text-sm">
            {result.problems.map((problem) => {
              const name = "variantId" in problem ? nameOf(problem.variantId) : null;
              const words = problemWords(problemIn, problem, locale);
              return <li key={`${name} ${problem.kind}`}>{name === null ? words : `${name}: ${words}`}</li>;
            })}
          </ul>
        </div>
      )}
    </>
  );
}
