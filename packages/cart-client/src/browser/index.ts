export { type BrowserCartClientOptions, createBrowserCartClient } from "./create-browser-cart-client.ts";
