"use client";

import { useEffect } from "react";
import { useRouter } from "#i18n/navigation.ts";
import { useIsSignedIn } from "./use-is-signed-in.ts";

/** Who is signed in already has nothing to do here: he is led on to his account. */
export function useWayIn(): void {
  const isSignedIn = useIsSignedIn();
  const router = useRouter();
  useEffect(() => {
    if (isSignedIn) router.replace("/account");
  }, [isSignedIn, router]);
}
