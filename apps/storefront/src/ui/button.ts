import clsx from "clsx";

const base =
  "inline-flex items-center justify-center gap-2 rounded-full font-medium transition-colors duration-150 select-none " +
  "disabled:cursor-not-allowed aria-disabled:cursor-not-allowed";

const looks = {
  primary:
    "bg-accent text-accent-ink hover:bg-accent-strong disabled:bg-tile disabled:text-ink-soft aria-disabled:bg-tile aria-disabled:text-ink-soft",
  quiet:
    "border border-edge text-ink hover:border-ink hover:bg-tile disabled:text-ink-soft disabled:hover:bg-transparent",
  plain: "text-ink hover:bg-tile disabled:text-ink-soft",
} as const;

const sizes = {
  small: "min-h-9 px-4 text-sm",
  medium: "min-h-11 px-6",
  large: "min-h-13 px-8 text-lg",
} as const;

/** One look for everything that acts, be it a button or a link. */
export const button = (
  look: keyof typeof looks = "primary",
  size: keyof typeof sizes = "medium",
  ...more: string[]
): string => clsx(base, looks[look], sizes[size], ...more);

/** A round button that is only a picture; it needs an `aria-label`. */
export const iconButton = (...more: string[]): string =>
  clsx(
    "relative inline-flex size-11 shrink-0 items-center justify-center rounded-full text-ink transition-colors hover:bg-tile",
    ...more,
  );
