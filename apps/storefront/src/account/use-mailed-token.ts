"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

/** The secret that a mail's link carries. It is taken out of the address, where it would stay in the history. */
export function useMailedToken(): string | null {
  const search = useSearchParams();
  const [token] = useState(() => search.get("token"));
  useEffect(() => {
    if (token !== null) window.history.replaceState(null, "", window.location.pathname);
  }, [token]);
  return token;
}
