"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { button } from "#ui/button.ts";
import { HitchNote } from "#ui/hitch-note.tsx";
import type { AccountTrouble } from "./trouble.ts";
import { useDoors } from "./use-doors.ts";

export function SignOutButton() {
  const t = useTranslations("Account");
  const { leave } = useDoors();
  const [isPending, setPending] = useState(false);
  const [trouble, setTrouble] = useState<AccountTrouble | null>(null);

  async function go(): Promise<void> {
    if (isPending) return;
    setPending(true);
    const result = await leave();
    setTrouble(result);
    // When it went well this document is about to end: see `FollowSignOut`.
    if (result !== null) setPending(false);
  }

  return (
    <>
      <button
        type="button"
        aria-disabled={isPending || undefined}
        onClick={() => void go()}
        className={button("quiet", "medium", "mt-4")}
      >
        <LogOut aria-hidden className="size-4" />
        {isPending ? t("pending") : t("signOut")}
      </button>
      {trouble !== null && (
        <div className="mt-3">
          <HitchNote words={t(`trouble_${trouble}`)} onAgain={() => void go()} />
        </div>
      )}
    </>
  );
}
