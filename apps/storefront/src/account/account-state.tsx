"use client";

import { type ReactNode, useEffect, useRef } from "react";

/**
 * How something ended, and the way on. Takes the focus, so that it is heard as well as seen; but not out of a dialog
 * that stands before it, as the receipt of a sign-in does.
 */
export function AccountState({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.querySelector("[role=dialog]") === null) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="rounded-tile bg-tile p-6 md:p-8">
      <h2 ref={heading} tabIndex={-1} className="text-xl outline-none">
        {title}
      </h2>
      <p className="mt-2 mb-6 text-ink-soft">{text}</p>
      {children}
    </div>
  );
}
