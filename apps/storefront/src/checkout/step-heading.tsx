"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** A step's title. Takes the focus when the step is come to, so that it is heard where one is; not on arrival. */
export function StepHeading({
  isArrival,
  children,
}: {
  readonly isArrival: boolean;
  readonly children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const wasArrival = useRef(isArrival);
  useEffect(() => {
    if (wasArrival.current) return;
    heading.current?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }, []);
  return (
    <h2 ref={heading} tabIndex={-1} className="text-2xl outline-none">
      {children}
    </h2>
  );
}
