import type { ReactNode } from "react";

/** One of several to choose from: a whole card to click, a radio button to everybody else. */
export const Choice = ({
  group,
  value,
  isChosen,
  onChoose,
  title,
  hint = null,
  aside = null,
}: {
  readonly group: string;
  readonly value: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  readonly aside?: ReactNode;
}) => (
  <label className="flex items-start gap-3 border-b border-line bg-card px-4 py-3.5 first:rounded-t-2xl last:rounded-b-2xl last:border-0 hover:bg-tile/60 has-checked:bg-accent-soft has-focus-visible:relative has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
    <input
      type="radio"
      name={group}
      value={value}
      checked={isChosen}
      onChange={onChoose}
      className="mt-0.5 size-5 shrink-0 accent-accent outline-none"
    />
    <span className="min-w-0 flex-1">
      <span className="block leading-6 font-medium">{title}</span>
      {hint !== null && <span className="block text-sm text-ink-soft">{hint}</span>}
    </span>
    {aside !== null && <span className="leading-6 font-medium">{aside}</span>}
  </label>
);

/** The frame around choices; `legend` is for those who do not see the heading above. */
export const Choices = ({
  legend,
  describedBy,
  children,
}: {
  readonly legend: string;
  readonly describedBy?: string | undefined;
  readonly children: ReactNode;
}) => (
  <fieldset aria-describedby={describedBy}>
    <legend className="sr-only">{legend}</legend>
    <div className="rounded-2xl border border-edge">{children}</div>
  </fieldset>
);
