"use client";

import { MapPin, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { toast } from "sonner";
import { MembersOnly } from "#account/members-only.tsx";
import { UNDO_MILLISECONDS } from "#cart/use-undo-toast.ts";
import { useVoice } from "#shell/voice.tsx";
import { button } from "#ui/button.ts";
import { Notice } from "#ui/notice.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { AddressCard } from "./address-card.tsx";
import { AddressForm } from "./address-form.tsx";
import { type SavedAddress, useAddresses } from "./use-addresses.ts";

/** The addresses that an account keeps for its next orders. */
export function AddressBook() {
  const t = useTranslations("Addresses");
  return (
    <MembersOnly from="addresses" skeleton={<BookSkeleton label={t("loading")} />}>
      {() => <Addresses />}
    </MembersOnly>
  );
}

function Addresses() {
  const t = useTranslations();
  const say = useVoice();
  const { addresses, isFailed, again, save, remove } = useAddresses();
  /** The id of the one that is being changed, or that a new one is written. */
  const [edited, setEdited] = useState<string | "new" | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const toHeading = (): void => heading.current?.focus({ preventScroll: true });

  function close(): void {
    setEdited(null);
    toHeading();
  }

  async function keep(address: SavedAddress["address"], id?: string): Promise<boolean> {
    const isKept = await save(address, id);
    if (isKept) {
      close();
      say(t("Addresses.saved"));
    }
    return isKept;
  }

  async function takeOut({ id, address }: SavedAddress): Promise<void> {
    toHeading();
    if (!(await remove(id))) return void toast.error(t("Addresses.trouble"));
    toast(t("Addresses.removed"), {
      duration: UNDO_MILLISECONDS,
      action: { label: t("Cart.undo"), onClick: () => void keep(address) },
    });
  }

  if (isFailed)
    return (
      <Notice title={t("Addresses.unreachable")} text={t("Account.trouble_unreachable")}>
        <button type="button" onClick={again} className={button("primary")}>
          {t("Problem.again")}
        </button>
      </Notice>
    );
  if (addresses === undefined) return <BookSkeleton label={t("Addresses.loading")} />;
  const newButton = (
    <button type="button" onClick={() => setEdited("new")} className={button("primary")}>
      <Plus aria-hidden className="size-4.5" />
      {t("Addresses.add")}
    </button>
  );
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className="sr-only">
        {t("Addresses.count", { count: addresses.length })}
      </h2>
      {edited === "new" ? (
        <AddressForm label={t("Addresses.add")} save={(address) => keep(address)} onCancel={close} />
      ) : (
        addresses.length > 0 && newButton
      )}
      {addresses.length === 0 && edited === null && (
        <Notice Icon={MapPin} title={t("Addresses.emptyTitle")} text={t("Addresses.emptyText")}>
          {newButton}
        </Notice>
      )}
      <ul className="mt-6 grid gap-4 sm:grid-cols-2">
        {addresses.map((saved) => (
          <li key={saved.id} className={edited === saved.id ? "sm:col-span-2" : ""}>
            {edited === saved.id ? (
              <AddressForm
                label={t("Addresses.change", { name: saved.address.name })}
                initial={saved.address}
                save={(address) => keep(address, saved.id)}
                onCancel={close}
              />
            ) : (
              <AddressCard
                address={saved.address}
                onChange={() => setEdited(saved.id)}
                onRemove={() => void takeOut(saved)}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const BookSkeleton = ({ label }: { readonly label: string }) => (
  <div role="status" aria-busy>
    <span className="sr-only">{label}</span>
    <Skeleton className="h-11 w-48 rounded-full" />
    <div className="mt-6 grid gap-4 sm:grid-cols-2">
      <Skeleton className="h-48 rounded-tile" />
      <Skeleton className="h-48 rounded-tile" />
    </div>
  </div>
);
