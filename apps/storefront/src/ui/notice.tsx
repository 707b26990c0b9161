import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** An empty place that leads somewhere: what is the matter, and what to do about it. */
export function Notice({
  Icon,
  title,
  text,
  children,
  level = 2,
}: {
  readonly Icon?: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
  readonly level?: 1 | 2;
}) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-2 py-14 text-center">
      {Icon !== undefined && (
        <span className="mb-5 grid size-16 place-items-center rounded-full bg-tile text-ink-soft">
          <Icon aria-hidden className="size-7" strokeWidth={1.5} />
        </span>
      )}
      <Heading tabIndex={-1} className={level === 1 ? "text-3xl" : "text-xl"}>
        {title}
      </Heading>
      <p className="mt-3 mb-7 text-ink-soft">{text}</p>
      <div className="flex flex-wrap justify-center gap-3">{children}</div>
    </div>
  );
}
