import type { ReactNode } from "react";

/** One narrow column under a title: the shape of every page about an account. */
export const AccountFrame = ({
  title,
  lead = null,
  children,
}: {
  readonly title: string;
  readonly lead?: string | null;
  readonly children: ReactNode;
}) => (
  <div className="page">
    <div className="mx-auto max-w-md pt-10 pb-4 md:pt-16">
      <h1 tabIndex={-1} className="text-3xl outline-none md:text-4xl">
        {title}
      </h1>
      {lead !== null && <p className="mt-3 text-ink-soft">{lead}</p>}
      <div className="mt-8">{children}</div>
    </div>
  </div>
);
