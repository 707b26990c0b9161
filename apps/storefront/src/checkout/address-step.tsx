"use client";

import type { Address } from "@dotcart/cart-domain/checkout";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { toast } from "sonner";
import { useAccount } from "#account/use-account.ts";
import { useIsSignedIn } from "#account/use-is-signed-in.ts";
import { AddressFields, focusFault } from "#addresses/address-fields.tsx";
import { type AddressFault, addressDraft, readAddress } from "#addresses/address-input.ts";
import { homeCountry } from "#addresses/countries.ts";
import { Link } from "#i18n/navigation.ts";
import { useVoice } from "#shell/voice.tsx";
import { button } from "#ui/button.ts";
import { useCheckoutCalls } from "./calls.ts";
import { emptyAddress } from "./draft.ts";
import { type EmailFault, EmailField } from "./email-field.tsx";
import { FaultSummary } from "./fault-summary.tsx";
import { PickAddress } from "./pick-address.tsx";
import { draftLines, emailFault, isEmpty, isSame } from "./typed-address.ts";
import type { Checkout } from "./use-checkout.ts";
import { useSavedAddresses } from "./use-saved-addresses.ts";

/** Whom to write to, and where it goes. What is typed is kept with every key; what is wrong is said when one goes on. */
export function AddressStep({ checkout }: { readonly checkout: Checkout }) {
  const t = useTranslations("Checkout");
  const { draft, change, go } = checkout;
  const calls = useCheckoutCalls();
  const say = useVoice();
  const form = useRef<HTMLFormElement>(null);
  const keepId = useId();
  const isSignedIn = useIsSignedIn() === true;
  const { data: account } = useAccount();
  const { saved, refresh } = useSavedAddresses(isSignedIn);
  const picked = saved.find(({ address }) => isSame(address, checkout.address)) ?? null;
  const [isTyping, setTyping] = useState(false);
  const [faults, setFaults] = useState<{ email: EmailFault | null; address: readonly AddressFault[] }>({
    email: null,
    address: [],
  });
  const [isKept, setKept] = useState(true);
  const hasFields = saved.length === 0 || isTyping || (picked === null && !isEmpty(draft.address));

  const accountEmail = account?.email ?? "";
  const hasPrefilled = useRef(false);
  useEffect(() => {
    if (accountEmail === "" || hasPrefilled.current) return;
    hasPrefilled.current = true;
    if (draft.email === "") change({ email: accountEmail });
  }, [accountEmail, draft.email, change]);
  const [latest] = saved;
  useEffect(() => {
    if (latest !== undefined && !isTyping && isEmpty(draft.address)) pick(latest.address);
  });

  function pick(address: Address): void {
    const { country, ...lines } = address;
    setTyping(false);
    setFaults({ email: null, address: [] });
    change({ country, address: draftLines(lines) });
  }

  function keep(here: HTMLFormElement): void {
    const typed = new FormData(here);
    const { country, ...lines } = addressDraft(typed);
    change({
      email: String(typed.get("email") ?? ""),
      ...(hasFields ? { address: draftLines(lines), ...(country === undefined ? {} : { country }) } : {}),
    });
  }

  function goOn(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const here = event.currentTarget;
    keep(here);
    const typed = new FormData(here);
    const email = String(typed.get("email") ?? "");
    const read = hasFields
      ? readAddress(addressDraft(typed))
      : readAddress({ ...draft.address, country: draft.country ?? homeCountry });
    const found = {
      email: emailFault(email),
      address: read.ok ? [] : read.faults,
    };
    setFaults(found);
    if (found.email !== null || !read.ok) {
      const count = (found.email === null ? 0 : 1) + found.address.length;
      say(t("faults", { count }));
      if (found.email !== null) here.querySelector<HTMLElement>("[name=email]")?.focus();
      else focusFault(here, found.address);
      return;
    }
    if (isSignedIn && hasFields && isKept && picked === null)
      calls.saveAddress(read.address).then(refresh, () => toast.warning(t("addressNotKept")));
    change({ country: read.address.country });
    go("delivery");
  }

  return (
    <form
      ref={form}
      method="post"
      noValidate
      aria-label={t("title_address")}
      onInput={(event) => keep(event.currentTarget)}
      onSubmit={goOn}
    >
      <FaultSummary form={form} email={faults.email} address={faults.address} />
      {!isSignedIn && (
        <p className="mb-5 text-sm text-ink-soft">
          {t.rich("guest", {
            link: (words) => (
              <Link
                href={{ pathname: "/sign-in", query: { to: "checkout" } }}
                className="underline underline-offset-4 hover:text-ink"
              >
                {words}
              </Link>
            ),
          })}
        </p>
      )}
      <EmailField
        key={accountEmail}
        initial={draft.email || accountEmail}
        fault={faults.email}
        look={faults}
      />
      {saved.length > 0 && (
        <PickAddress
          saved={saved}
          picked={hasFields ? null : picked}
          onPick={pick}
          onOther={() => {
            setTyping(true);
            if (picked !== null) change({ address: emptyAddress });
          }}
        />
      )}
      {hasFields && (
        <>
          <AddressFields
            initial={{ ...draft.address, country: draft.country ?? homeCountry }}
            faults={faults.address}
            section="shipping"
          />
          {isSignedIn && (
            <label htmlFor={keepId} className="mt-1 flex items-center gap-3">
              <input
                id={keepId}
                type="checkbox"
                checked={isKept}
                onChange={({ currentTarget }) => setKept(currentTarget.checked)}
                className="size-5 accent-accent"
              />
              {t("keepAddress")}
            </label>
          )}
        </>
      )}
      <button type="submit" className={button("primary", "large", "mt-6 w-full sm:w-auto")}>
        {t("toDelivery")}
      </button>
    </form>
  );
}
