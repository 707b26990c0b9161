"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { type ReactNode, useState } from "react";
import { CartProvider } from "#cart/use-cart.tsx";
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
          <CartProvider>
            <VoiceProvider>
              <DrawerProvider>
                {children}
                <CartDrawer />
                <Messages />
              </DrawerProvider>
            </VoiceProvider>
          </CartProvider>
        </TRPCProvider>
      </QueryClientProvider>
    </ThemeProvider>
  );
}
