"use client";

import { useEffect } from "react";
import { useRouter } from "#i18n/navigation.ts";
import { readAccount } from "./use-account.ts";
import { useIsSignedIn } from "./use-is-signed-in.ts";
import { wayOn } from "./way-on.ts";

/**
 * Who is signed in already has nothing to do here: he is led on to where he wanted to go. The accounts are asked, because a
 * sign-in that was ended from another device is known to them first, and he would be sent back and forth.
 */
export function useWayIn(): void {
  const isSignedIn = useIsSignedIn();
  const router = useRouter();
  useEffect(() => {
    if (!isSignedIn) return;
    let isHere = true;
    const there = wayOn();
    readAccount().then(
      (account) => {
        if (isHere && account !== null) router.replace(there);
      },
      () => {},
    );
    return () => {
      isHere = false;
    };
  }, [isSignedIn, router]);
}
