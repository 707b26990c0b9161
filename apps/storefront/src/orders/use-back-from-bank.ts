"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { backFromBank, doneElsewhere, isAskedHere } from "#checkout/intention.ts";
import { useRouter } from "#i18n/navigation.ts";
import { bankWords, withoutBankWords } from "./bank-words.ts";
import { useConfirm } from "./use-confirm.ts";
import type { OrderAddress, UsedOrder } from "./use-order.ts";

/**
 * Asks once what became of the payment of whoever comes from his bank's page; what his address says of it is taken out
 * and not believed. Whoever was sent there by the checkout of this tab is led back into it, where a card that was
 * declined is followed by another: true while he is.
 */
export function useBackFromBank(address: OrderAddress, used: UsedOrder): boolean {
  const search = useSearchParams();
  const [isBack] = useState(() => bankWords.some((name) => search.has(name)));
  const [isLeaving] = useState(() => isBack && isAskedHere(address.orderId));
  const router = useRouter();
  const confirm = useConfirm(address);
  const hasAsked = useRef(false);
  useEffect(() => {
    if (!isBack || hasAsked.current) return;
    hasAsked.current = true;
    if (isLeaving) {
      backFromBank();
      router.replace("/checkout");
      return;
    }
    window.history.replaceState(null, "", withoutBankWords(window.location.href));
    // Declined, or out of reach: the order says how it stands, and is looked at again.
    const look = (): void => used.look();
    confirm(doneElsewhere).then(look, look);
  }, [isBack, isLeaving, address, router, confirm, used]);
  return isLeaving;
}
