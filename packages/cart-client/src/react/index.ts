export { CartProvider, useCartClient } from "./cart-provider.tsx";
export { type UsedCart, useCart } from "./use-cart.ts";
