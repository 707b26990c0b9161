"use client";

import { useSyncExternalStore } from "react";

/** Undefined on the server and until the page has come to life: only a browser knows. */
export const useIsSignedIn = (): boolean | undefined =>
  useSyncExternalStore(
    () => () => {},
    () => /(?:^|;\s*)dotcart-mark=a\./.test(document.cookie),
    () => undefined,
  );
