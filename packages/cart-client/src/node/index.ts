export {
  createNodeCartClient,
  type KeptSession,
  type NodeCartClientOptions,
} from "./create-node-cart-client.ts";
