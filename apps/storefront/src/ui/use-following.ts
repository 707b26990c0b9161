"use client";

import { useState } from "react";

/** What is chosen or typed, until what it follows changes: then it is that. */
export function useFollowing<T>(followed: T): readonly [T, (chosen: T) => void] {
  const [state, setState] = useState({ followed, chosen: followed });
  if (state.followed !== followed) setState({ followed, chosen: followed });
  return [state.followed === followed ? state.chosen : followed, (chosen) => setState({ followed, chosen })];
}
