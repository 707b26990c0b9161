"use client";

import { useEffect, useState } from "react";

/** Whether something has been going on for longer than a shopper waits without a word. */
export function useIsSlow(isGoingOn: boolean, milliseconds = 4_000): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isGoingOn) return;
    const timer = setTimeout(() => setSlow(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isGoingOn, milliseconds]);
  return isSlow;
}
