import type { ReactNode } from "react";

/** Something that can be done about a point, in a word or two. */
export const Way = ({
  label,
  onClick,
  children,
}: {
  readonly label?: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) => (
  <button
    type="button"
    {...(label === undefined ? {} : { "aria-label": label })}
    onClick={onClick}
    className="min-h-11 text-sm font-semibold underline underline-offset-4 hover:no-underline"
  >
    {children}
  </button>
);
