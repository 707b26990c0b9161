import type { Device } from "../device/device.ts";
import type { Tab } from "../device/tab.ts";
import type { World } from "./world.ts";

/**
 * A guest's cart that the server does not have cannot be closed: what is sent into it while the sign-in is under way
 * would stay behind.
 */
export async function isMergeable({ shop }: World, { identity }: Device): Promise<boolean> {
  return identity?.kind === "guest" && (await shop.server.look(identity.cartId)).entries.size > 0;
}

/**
 * Signs a device in from a tab: what the guest did is sent first; the cookie changes when the answer arrives, and the tab
 * is told if it is still there.
 */
export function enter(world: World, device: Device, tab: Tab): void {
  const { network, shop, account, trace } = world;
  trace(`${tab.name} signs in`);
  device.signedIn = account;
  const answered = tab.gate.through(tab.client.sync()).then(() => {
    const guest = device.identity;
    return network.request(device.link, () => shop.enter(guest, account));
  });
  answered.then(
    (reply) => {
      if (!reply.ok || tab.gate.isDead) return;
      device.identity = account;
      tab.gate.guard(() => void tab.client.entered(account, reply.value.receipt))();
    },
    () => undefined,
  );
}
