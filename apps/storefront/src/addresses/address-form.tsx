"use client";

import type { Address } from "@dotcart/cart-domain/checkout";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { button } from "#ui/button.ts";
import { HitchNote } from "#ui/hitch-note.tsx";
import { AddressFields, focusFault } from "./address-fields.tsx";
import { type AddressDraft, type AddressFault, addressDraft, readAddress } from "./address-input.ts";

/** A form of one address. `save` answers whether it is kept, and must not reject. It takes the focus when it appears. */
export function AddressForm({
  label,
  initial,
  save,
  onCancel,
}: {
  readonly label: string;
  readonly initial?: AddressDraft;
  readonly save: (address: Address) => Promise<boolean>;
  readonly onCancel: () => void;
}) {
  const t = useTranslations("Addresses");
  const form = useRef<HTMLFormElement>(null);
  const [faults, setFaults] = useState<readonly AddressFault[]>([]);
  const [isPending, setPending] = useState(false);
  const [isFailed, setFailed] = useState(false);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  useEffect(() => {
    if (form.current !== null) focusFault(form.current, faults);
  }, [faults]);

  async function go(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isPending) return;
    const read = readAddress(addressDraft(new FormData(event.currentTarget)));
    setFailed(false);
    setFaults(read.ok ? [] : read.faults);
    if (!read.ok) return;
    setPending(true);
    const isKept = await save(read.address);
    setPending(false);
    setFailed(!isKept);
  }

  return (
    <form
      ref={form}
      method="post"
      noValidate
      aria-label={label}
      onSubmit={(event) => void go(event)}
      className="rounded-tile border border-line bg-card p-5 md:p-6"
    >
      <AddressFields faults={faults} {...(initial === undefined ? {} : { initial })} />
      <div className="mt-3 flex flex-wrap gap-3">
        <button type="submit" aria-disabled={isPending || undefined} className={button("primary")}>
          {isPending ? t("oneMoment") : t("save")}
        </button>
        <button type="button" onClick={onCancel} className={button("quiet")}>
          {t("cancel")}
        </button>
      </div>
      {isFailed && (
        <div className="mt-4">
          <HitchNote words={t("trouble")} onAgain={null} />
        </div>
      )}
    </form>
  );
}
