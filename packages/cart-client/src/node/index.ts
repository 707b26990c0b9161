export { createNodeCartClient, type NodeCartClientOptions } from "./create-node-cart-client.ts";
