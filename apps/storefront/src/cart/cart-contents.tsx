"use client";

import { ShoppingBag } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useRef } from "react";
import { Link } from "#i18n/navigation.ts";
import { problemWords } from "#i18n/problem-words.ts";
import { button } from "#ui/button.ts";
import { Notice } from "#ui/notice.tsx";
import { CartLines } from "./cart-lines.tsx";
import { CartSkeleton } from "./cart-skeleton.tsx";
import { useCart } from "./use-cart.tsx";
import { useIsSlow } from "./use-is-slow.ts";
import { useKeptFocus } from "./use-kept-focus.ts";
import { type RemovedLines, useRemovedLines } from "./use-removed-lines.ts";

type ContentsProps = {
  readonly size: "small" | "large";
  /** Called when the shopper follows a link away from here. */
  readonly onLeave?: () => void;
};

/** Whatever there is to show of a cart: its lines, that it is empty, that it is being looked for, or out of reach. */
export function CartContents(props: ContentsProps) {
  const removed = useRemovedLines();
  const place = useRef<HTMLDivElement>(null);
  // Renders with every change of the cart, so that focus is looked after in the same frame.
  useCart();
  return (
    <div ref={place} {...useKeptFocus(place)}>
      <Contents {...props} removed={removed} />
    </div>
  );
}

function Contents({ size, onLeave, removed }: ContentsProps & { readonly removed: RemovedLines }) {
  const t = useTranslations("Cart");
  const { lines, isKnown } = useCart();
  const isSlow = useIsSlow(!isKnown);
  if (!isKnown) return isSlow ? <OutOfReach /> : <CartSkeleton size={size} label={t("loading")} />;
  if (lines.length + removed.lines.length === 0)
    return (
      <Notice Icon={ShoppingBag} title={t("emptyTitle")} text={t("emptyText")}>
        <Link href="/products" onClick={onLeave} className={button("primary")}>
          {t("emptyAction")}
        </Link>
      </Notice>
    );
  return (
    <>
      <CartProblems />
      <CartLines size={size} removed={removed} {...(onLeave === undefined ? {} : { onLeave })} />
    </>
  );
}

/** There is a cart, this device does not have it, and it could not be asked for yet. Asking goes on meanwhile. */
function OutOfReach() {
  const t = useTranslations();
  const { sync } = useCart();
  return (
    <Notice title={t("Cart.unreachableTitle")} text={t("Cart.unreachableText")}>
      <button type="button" onClick={() => void sync()} className={button("primary")}>
        {t("Problem.again")}
      </button>
    </Notice>
  );
}

/** What is the matter with the cart as a whole; what is the matter with a line stands beside it. */
function CartProblems() {
  const t = useTranslations("Problem");
  const locale = useLocale();
  const { problems } = useCart();
  return problems.map((problem) => (
    <p key={problem.kind} className="mt-3 rounded-xl bg-note-soft px-3 py-2 text-sm text-note">
      {problemWords(t, problem, locale)}
    </p>
  ));
}
