"use client";

import { useTranslations } from "next-intl";
import { createContext, type FormEvent, type ReactNode, use, useEffect, useRef, useState } from "react";
import { button } from "#ui/button.ts";
import { HitchNote } from "#ui/hitch-note.tsx";
import { faultIn } from "./form-fault.ts";
import { type AccountTrouble, fieldToBlame } from "./trouble.ts";

type Blame = { readonly field: string | null; readonly trouble: AccountTrouble };
const BlameContext = createContext<Blame | null>(null);

/** What is wrong with the field of this name, in words; null when nothing is. */
export function useFieldTrouble(name: string): string | null {
  const t = useTranslations("Account");
  const blame = use(BlameContext);
  return blame?.field === name ? t(`trouble_${blame.trouble}`) : null;
}

/**
 * A form about an account. It says what is wrong in the page's language, beside the field it is about or below the
 * button, and puts the focus there. While it is sent it stays as it is, and is not sent twice. `post` keeps what was
 * typed out of the address, should the form be sent before the page has come to life.
 */
export function AccountForm({
  submit,
  send,
  done = null,
  help = null,
  label,
  children,
}: {
  readonly submit: string;
  /** Null when it was done. Must not reject. */
  readonly send: (form: FormData) => Promise<AccountTrouble | null>;
  /** Stands below the button once it was done, for forms that stay; the fields are emptied. */
  readonly done?: string | null;
  /** Stands below a trouble, for what a shopper can do about it. */
  readonly help?: ((trouble: AccountTrouble) => ReactNode) | null;
  readonly label: string;
  readonly children: ReactNode;
}) {
  const t = useTranslations("Account");
  const form = useRef<HTMLFormElement>(null);
  const [blame, setBlame] = useState<Blame | null>(null);
  const [isPending, setPending] = useState(false);
  const [isDone, setDone] = useState(false);
  // The router keeps a page that was left; what was typed into it must not be kept.
  useEffect(() => {
    const here = form.current;
    return () => {
      here?.reset();
      setBlame(null);
      setDone(false);
    };
  }, []);
  useEffect(() => {
    if (blame !== null) elementToFocus(form.current, blame)?.focus();
  }, [blame]);

  const show = (here: HTMLFormElement, trouble: AccountTrouble): void =>
    setBlame({ trouble, field: fieldToBlame(trouble, (name) => here.elements.namedItem(name) !== null) });

  async function go(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isPending) return;
    const here = event.currentTarget;
    const fault = faultIn(here);
    setDone(false);
    setBlame(null);
    if (fault !== null) return show(here, fault);
    setPending(true);
    const trouble = await send(new FormData(here));
    setPending(false);
    if (trouble !== null) return show(here, trouble);
    setDone(true);
    if (done !== null) here.reset();
  }

  const ofWhole = blame !== null && blame.field === null ? blame.trouble : null;
  return (
    <form ref={form} method="post" noValidate aria-label={label} onSubmit={(event) => void go(event)}>
      <BlameContext value={blame}>{children}</BlameContext>
      <button
        type="submit"
        aria-disabled={isPending || undefined}
        className={button("primary", "medium", "mt-2 w-full")}
      >
        {isPending ? t("pending") : submit}
      </button>
      <div className="mt-3 min-h-10" data-whole tabIndex={-1}>
        {ofWhole !== null && (
          <>
            <HitchNote words={t(`trouble_${ofWhole}`)} onAgain={null} />
            {help?.(ofWhole)}
          </>
        )}
        {isDone && done !== null && (
          <p role="status" className="rounded-xl bg-accent-soft px-3 py-2 text-sm">
            {done}
          </p>
        )}
      </div>
    </form>
  );
}

const elementToFocus = (form: HTMLFormElement | null, { field }: Blame): HTMLElement | null | undefined =>
  form?.querySelector<HTMLElement>(field === null ? "[data-whole]" : `[name="${field}"]`);
