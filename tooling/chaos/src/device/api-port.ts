import type { CallProblem, CartApi, Identity, Reply } from "@dotcart/cart-client/core";
import { type Network, NetworkError } from "../faulty/network.ts";
import type { Meddling } from "../meddling.ts";
import type { Shop } from "../server/shop.ts";
import type { Device } from "./device.ts";
import type { Gate } from "./gate.ts";

/** The API as a tab calls it: through the device's wire, with the device's cookie. */
export function createApiPort(options: {
  readonly device: Device;
  readonly gate: Gate;
  readonly network: Network;
  readonly shop: Shop;
  readonly meddling: Meddling;
}): CartApi {
  const { device, gate, network, shop, meddling } = options;

  /** A reply, or why there is none; never to a tab that is gone. */
  const ask = <T>(execute: () => Promise<Reply<T>>): Promise<Reply<T>> =>
    gate.through(
      network.request(device.link, execute).catch((error: unknown): Reply<T> => {
        if (error instanceof NetworkError) return no({ kind: "unreachable" });
        throw error;
      }),
    );

  /** The answer sets the cookie when it arrives, frozen or not; a browser drops what a tab that is gone had asked for. */
  const askForSession = <T>(
    execute: () => Promise<Reply<T>>,
    cookieIn: (value: T) => Identity,
  ): Promise<Reply<T>> =>
    gate.through(
      network.request(device.link, execute).then(
        (reply): Reply<T> => {
          if (reply.ok && !gate.isDead) device.identity = cookieIn(reply.value);
          return reply;
        },
        (): Reply<T> => no({ kind: "unreachable" }),
      ),
    );

  return {
    start: () => {
      const { signedIn } = device;
      return askForSession(
        () => shop.start(signedIn),
        (identity) => identity,
      );
    },
    refresh: () => {
      const { identity, signedIn } = device;
      return askForSession(
        () => shop.refresh(identity, signedIn),
        (renewed) => renewed.identity,
      );
    },
    sync: (request) => {
      const identity = device.identity;
      return ask(() => shop.sync(device, identity, request)).then((reply) => {
        const made =
          reply.ok || reply.problem.kind !== "unreachable" ? null : meddling.instead?.(request, device);
        return made ? { ok: true, value: made } : reply;
      });
    },
    variants: (ids) => ask(() => shop.variants(ids)),
    operate: () => Promise.resolve(no({ kind: "unavailable" })),
  };
}

const no = (problem: CallProblem): { readonly ok: false; readonly problem: CallProblem } => ({
  ok: false,
  problem,
});
