"use client";

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import {
  createContext,
  type ReactNode,
  Suspense,
  startTransition,
  use,
  useEffect,
  useMemo,
  useState,
} from "react";
import { CartContents } from "#cart/cart-contents.tsx";
import { CartTotal } from "#cart/cart-total.tsx";
import { CheckoutButton } from "#cart/checkout-button.tsx";
import { useCart } from "#cart/use-cart.tsx";
import { Link } from "#i18n/navigation.ts";
import { button, iconButton } from "#ui/button.ts";

type Drawer = { readonly isOpen: boolean; open(): void; close(): void };
const DrawerContext = createContext<Drawer | null>(null);

export function useDrawer(): Drawer {
  const drawer = use(DrawerContext);
  if (drawer === null) throw new Error("useDrawer needs a DrawerProvider above it.");
  return drawer;
}

/** Opening may take longer than a frame: what the same click changed in the cart is painted first. */
export function DrawerProvider({ children }: { readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const drawer = useMemo(
    () => ({ isOpen, open: () => startTransition(() => setOpen(true)), close: () => setOpen(false) }),
    [isOpen],
  );
  return <DrawerContext value={drawer}>{children}</DrawerContext>;
}

/** The cart beside the page. Focus stays inside while it is open and goes back to where it came from. */
export function CartDrawer() {
  const t = useTranslations("Cart");
  const { isOpen, open, close } = useDrawer();
  const { lines, totals } = useCart();
  return (
    <Dialog.Root open={isOpen} onOpenChange={(wanted) => (wanted ? open() : close())}>
      <Suspense>
        <CloseOnNavigation />
      </Suspense>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-shade transition-opacity duration-300 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup className="fixed inset-y-0 end-0 z-50 flex w-full max-w-md flex-col bg-paper shadow-2xl outline-none transition-transform duration-300 ease-out data-ending-style:translate-x-full data-starting-style:translate-x-full rtl:data-ending-style:-translate-x-full rtl:data-starting-style:-translate-x-full">
          <div className="flex items-center justify-between border-b border-line ps-6 pe-3 py-3">
            <Dialog.Title className="text-lg font-semibold">
              {totals.itemCount > 0 ? t("titleCount", { count: totals.itemCount }) : t("title")}
            </Dialog.Title>
            <Dialog.Close aria-label={t("close")} className={iconButton()}>
              <X aria-hidden className="size-5" />
            </Dialog.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-6 py-2">
            <CartContents size="small" onLeave={close} />
          </div>
          {lines.length > 0 && (
            <div className="border-t border-line px-6 py-5">
              <CartTotal />
              <CheckoutButton className="mt-4" onLeave={close} />
              <Link href="/cart" onClick={close} className={button("quiet", "medium", "mt-2.5 w-full")}>
                {t("goToCart")}
              </Link>
            </div>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Back and forward close the drawer as a link in it does. */
function CloseOnNavigation() {
  const pathname = usePathname();
  const { close } = useDrawer();
  useEffect(close, [pathname]);
  return null;
}
