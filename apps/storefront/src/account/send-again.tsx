"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { button } from "#ui/button.ts";
import { accountClient } from "./account-client.ts";
import { type AccountTrouble, troubleOf } from "./trouble.ts";

/** Sends the mail that confirms an address once more, and says so where it was asked for. */
export function SendAgain({ email }: { readonly email: string }) {
  const t = useTranslations("Account");
  const [state, setState] = useState<"idle" | "pending" | "sent" | AccountTrouble>("idle");

  async function send(): Promise<void> {
    if (state === "pending") return;
    setState("pending");
    setState((await troubleOf(accountClient.sendVerificationEmail({ email }))) ?? "sent");
  }

  const isTrouble = state !== "idle" && state !== "pending" && state !== "sent";
  return (
    <div className="mt-4">
      <button
        type="button"
        aria-disabled={state === "pending" || undefined}
        onClick={() => void send()}
        className={button("quiet", "medium", "w-full")}
      >
        {state === "pending" ? t("pending") : t("sendAgain")}
      </button>
      <p
        role="status"
        className={`mt-2 min-h-5 text-sm leading-5 ${isTrouble ? "text-bad" : "text-ink-soft"}`}
      >
        {state === "sent" && t("sentAgain")}
        {isTrouble && t(`trouble_${state}`)}
      </p>
    </div>
  );
}
