import { FlaskConical } from "lucide-react";
import type { ReactNode } from "react";

/** Says plainly that no money moves here. */
export const TestMark = ({ children }: { readonly children: ReactNode }) => (
  <p className="mt-4 flex gap-2.5 rounded-xl bg-note-soft px-3 py-2 text-sm text-note">
    <FlaskConical aria-hidden className="mt-0.5 size-4 shrink-0" />
    <span>{children}</span>
  </p>
);
