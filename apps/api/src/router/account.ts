import { Refusal } from "../problem.ts";
import { memberAtTill, router } from "../trpc.ts";
import { RemoveAddress, SaveAddress } from "./account-input.ts";
import { Nothing } from "./nothing.ts";

export const accountRouter = router({
  /** Latest used first. */
  addresses: memberAtTill
    .input(Nothing)
    .query(({ ctx: { till, account } }) => till.addresses.list(account.userId)),

  /** Keeps an address, or changes the one with this id. */
  saveAddress: memberAtTill
    .input(SaveAddress)
    .mutation(async ({ ctx: { till, account }, input: { id, address } }) => {
      const saved = await till.addresses.save(account.userId, address, id);
      if (saved === null) throw new Refusal({ kind: "no-such-address" });
      return saved;
    }),

  /** One that is not there is no problem. */
  removeAddress: memberAtTill.input(RemoveAddress).mutation(async ({ ctx: { till, account }, input }) => ({
    removed: await till.addresses.remove(account.userId, input.id),
  })),
});
