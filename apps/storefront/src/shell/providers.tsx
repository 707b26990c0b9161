"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { type ReactNode, useState } from "react";
import { FollowSignOut } from "#account/follow-sign-out.tsx";
import { CartNews } from "#cart/cart-news.tsx";
import { CartRoot } from "#cart/cart-root.tsx";
import { ReceiptDialog } from "#cart/receipt-dialog.tsx";
import { createBrowserClient, TRPCProvider } from "#trpc/browser.ts";
import { CartDrawer, DrawerProvider } from "./cart-drawer.tsx";
import { Messages } from "./messages.tsx";
import { VoiceProvider } from "./voice.tsx";

/** What the tab as a whole has: a theme, a line to the API, a cart, and one voice to speak with. */
export function Providers({ children }: { readonly children: ReactNode }) {
  const [queryClient] = useState(() => new QueryClient());
  const [trpcClient] = useState(createBrowserClient);
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange>
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
          <CartRoot>
            <VoiceProvider>
              <DrawerProvider>
                {children}
                <CartDrawer />
                <CartNews />
                <ReceiptDialog />
                <FollowSignOut />
                <Messages />
              </DrawerProvider>
            </VoiceProvider>
          </CartRoot>
        </TRPCProvider>
      </QueryClientProvider>
    </ThemeProvider>
  );
}
