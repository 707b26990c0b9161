import { userIdOf } from "../account/port.ts";
import type { Ports } from "../context.ts";
import type { Owner } from "./port.ts";

/**
 * What a guest ordered is in his account's history once he signs in: the orders that were written to the account's own
 * address. The caller has verified the guest's token.
 */
export async function adoptOrders(
  { till }: Pick<Ports, "till">,
  guest: Pick<Owner, "subject">,
  account: Pick<Owner, "subject">,
): Promise<void> {
  await till?.orders.adopt({
    guest: guest.subject,
    userId: userIdOf(account.subject),
    account: account.subject,
  });
}
