import { randomBytes } from "node:crypto";
import { Money } from "@dotcart/cart-domain";
import { OrderId } from "@dotcart/cart-domain/checkout";
import { describe, expect, test } from "vitest";
import type { KnownPayment, PaymentAnswer, PaymentProvider } from "../../src/payment/port.ts";

/** A provider, and what lies behind it: how a test looks at the bank and gets in its way. */
export type ProviderUnderTest = {
  /** Another process's, each time. */
  open(): PaymentProvider;
  readonly tokens: { readonly ok: string; readonly declined: string; readonly secondStep: string };
  /** The shopper does his second step, or fails at it; answers what he has to show for it. */
  doSecondStep(orderId: OrderId, succeeds: boolean): Promise<string>;
  /** Money that really moved for an order, in minor units. */
  moved(orderId: OrderId): Promise<{ readonly taken: number; readonly returned: number }>;
  /** The next request that reaches the bank is carried out, and its answer is lost. */
  loseNextAnswer(): void;
};

const total = 4990;
export const newPayment = (token: string, amount = total): KnownPayment => ({
  orderId: OrderId.parse(randomBytes(17).toString("base64url").slice(0, 22)),
  amount: Money.parse({ amount, currency: "EUR" }),
  token,
  reference: null,
});

const nothing = { taken: 0, returned: 0 };
const taken = { taken: total, returned: 0 };
const returned = { taken: total, returned: total };

/** What every provider promises: `providerContract("test", () => …)`. */
export function providerContract(name: string, underTest: () => ProviderUnderTest): void {
  const begin = (token: keyof ProviderUnderTest["tokens"]) => {
    const bank = underTest();
    const payment = newPayment(bank.tokens[token]);
    return { bank, payment, provider: bank.open(), moved: () => bank.moved(payment.orderId) };
  };
  const known = (payment: KnownPayment, { reference }: PaymentAnswer): KnownPayment => ({
    ...payment,
    reference,
  });

  describe(`a payment provider: ${name}`, () => {
    test("an authorisation holds money and takes none; a capture takes it; a refund gives it back", async () => {
      const { provider, payment, moved } = begin("ok");
      const held = await provider.authorise(payment);
      expect(held).toEqual({ state: "authorised", reference: expect.stringMatching(/./) });
      expect(await moved()).toEqual(nothing);
      const mine = known(payment, held);
      expect(await provider.capture(mine)).toEqual({ state: "captured", reference: held.reference });
      expect(await moved()).toEqual(taken);
      expect(await provider.refund(mine)).toEqual({ state: "refunded", reference: held.reference });
      expect(await moved()).toEqual(returned);
    });

    test("every call made three times, by processes that know nothing of each other, has its effect once", async () => {
      const { bank, payment, moved } = begin("ok");
      const thrice = async (
        mine: KnownPayment,
        step: "authorise" | "capture" | "refund",
      ): Promise<PaymentAnswer> => {
        const answers = [];
        for (let n = 0; n < 3; n++) answers.push(await bank.open()[step](mine));
        const [first] = answers;
        if (first === undefined) throw new Error("nobody answered");
        for (const answer of answers) expect(answer).toEqual(first);
        return first;
      };
      const held = await thrice(payment, "authorise");
      const mine = known(payment, held);
      expect(await thrice(mine, "capture")).toMatchObject({ state: "captured" });
      expect(await moved()).toEqual(taken);
      expect(await thrice(mine, "refund")).toMatchObject({ state: "refunded" });
      expect(await moved()).toEqual(returned);
    });

    test("every call made five times at once has its effect once", async () => {
      const { bank, payment, moved } = begin("ok");
      const provider = bank.open();
      const held = await settled(() => provider.authorise(payment), 5);
      expect(held.state).toBe("authorised");
      const mine = known(payment, held);
      expect(await settled(() => provider.capture(mine), 5)).toMatchObject({ state: "captured" });
      expect(await moved()).toEqual(taken);
      expect(await settled(() => provider.refund(mine), 5)).toMatchObject({ state: "refunded" });
      expect(await moved()).toEqual(returned);
    });

    test("an answer that was lost is an unknown outcome, and asking again finds out", async () => {
      const { bank, provider, payment, moved } = begin("ok");
      bank.loseNextAnswer();
      const held = await untilAnswered(() => provider.authorise(payment));
      expect(held.state).toBe("authorised");
      const mine = known(payment, held);
      bank.loseNextAnswer();
      expect(await untilAnswered(() => provider.capture(mine))).toMatchObject({ state: "captured" });
      expect(await moved()).toEqual(taken);
      bank.loseNextAnswer();
      expect(await untilAnswered(() => provider.refund(mine))).toMatchObject({ state: "refunded" });
      expect(await moved()).toEqual(returned);
    });

    test("a process that died before it wrote the reference down finds its payment again", async () => {
      const { bank, payment, moved } = begin("ok");
      const first = await bank.open().authorise(payment);
      const second = await bank.open().authorise(payment);
      expect(second).toEqual(first);
      await bank.open().capture(known(payment, second));
      expect(await bank.open().authorise(payment)).toEqual({
        state: "captured",
        reference: first.reference,
      });
      expect(await moved()).toEqual(taken);
    });

    test("a declined card is an answer with a reason, each time, and never turns into money", async () => {
      const { bank, provider, payment, moved } = begin("declined");
      const answer = await provider.authorise(payment);
      expect(answer).toMatchObject({ state: "declined", reason: expect.stringMatching(/^[a-z_]+$/) });
      expect(await bank.open().authorise(payment)).toEqual(answer);
      const mine = known(payment, answer);
      expect((await provider.capture(mine)).state).toBe("declined");
      expect((await provider.void(mine)).state).toMatch(/^(declined|voided)$/);
      expect((await provider.refund(mine)).state).toMatch(/^(declined|voided)$/);
      expect(await moved()).toEqual(nothing);
    });

    test("a token that nobody knows is declined", async () => {
      const { provider } = begin("ok");
      const answer = await provider.authorise(newPayment("constructor"));
      expect(answer).toMatchObject({ state: "declined", reason: expect.stringMatching(/^[a-z_]+$/) });
    });

    test("a second step is asked for, each time, and nothing is taken before it", async () => {
      const { bank, provider, payment, moved } = begin("secondStep");
      const asked = await provider.authorise(payment);
      expect(asked).toMatchObject({
        state: "requires-action",
        action: { kind: expect.stringMatching(/^(challenge|redirect|client-secret)$/) },
      });
      expect(await bank.open().authorise(payment)).toEqual(asked);
      const mine = known(payment, asked);
      expect(await provider.capture(mine)).toEqual(asked);
      expect(await provider.look(mine)).toEqual(asked);
      expect(await moved()).toEqual(nothing);
    });

    test("a second step that is done authorises, however often it is told", async () => {
      const { bank, provider, payment, moved } = begin("secondStep");
      const asked = await provider.authorise(payment);
      const mine = known(payment, asked);
      const token = await bank.doSecondStep(payment.orderId, true);
      const held = { state: "authorised", reference: asked.reference };
      expect(await provider.confirm(mine, token)).toEqual(held);
      expect(await provider.confirm(mine, token)).toEqual(held);
      expect(await provider.authorise(payment)).toEqual(held);
      await provider.capture(mine);
      expect(await provider.confirm(mine, token)).toEqual({ ...held, state: "captured" });
      expect(await moved()).toEqual(taken);
    });

    test("a second step that fails declines, for good", async () => {
      const { bank, provider, payment, moved } = begin("secondStep");
      const mine = known(payment, await provider.authorise(payment));
      const token = await bank.doSecondStep(payment.orderId, false);
      const answer = await provider.confirm(mine, token);
      expect(answer).toMatchObject({ state: "declined", reason: expect.stringMatching(/^[a-z_]+$/) });
      expect((await provider.confirm(mine, token)).state).toBe("declined");
      expect((await provider.authorise(payment)).state).toBe("declined");
      expect((await provider.capture(mine)).state).toBe("declined");
      expect(await moved()).toEqual(nothing);
    });

    test("after a void nothing can be captured, and the void may be repeated", async () => {
      const { bank, provider, payment, moved } = begin("ok");
      const mine = known(payment, await provider.authorise(payment));
      bank.loseNextAnswer();
      expect(await untilAnswered(() => provider.void(mine))).toMatchObject({ state: "voided" });
      expect(await bank.open().void(mine)).toMatchObject({ state: "voided" });
      expect(await provider.capture(mine)).toMatchObject({ state: "voided" });
      expect(await provider.authorise(payment)).toMatchObject({ state: "voided" });
      expect(await moved()).toEqual(nothing);
    });

    test("a payment that waits for its second step can be voided, and the step does not bring it back", async () => {
      const { bank, provider, payment, moved } = begin("secondStep");
      const mine = known(payment, await provider.authorise(payment));
      expect(await provider.void(mine)).toMatchObject({ state: "voided" });
      const token = await bank.doSecondStep(payment.orderId, true);
      expect(await provider.confirm(mine, token)).toMatchObject({ state: "voided" });
      expect(await provider.capture(mine)).toMatchObject({ state: "voided" });
      expect(await moved()).toEqual(nothing);
    });

    test("what was voided before it was authorised is never authorised", async () => {
      const { bank, provider, payment, moved } = begin("ok");
      expect(await provider.void(payment)).toMatchObject({ state: "voided" });
      const late = await bank.open().authorise(payment);
      expect(late.state).toBe("voided");
      expect((await provider.capture(known(payment, late))).state).toBe("voided");
      expect(await moved()).toEqual(nothing);
    });

    test("a void by whoever does not know that money was held lets go of it", async () => {
      const { bank, payment, moved } = begin("ok");
      const held = await bank.open().authorise(payment);
      expect(await bank.open().void(payment)).toMatchObject({ state: "voided" });
      expect((await bank.open().capture(known(payment, held))).state).toBe("voided");
      expect(await moved()).toEqual(nothing);
    });

    test("a void of what was captured answers captured, and gives nothing back", async () => {
      const { provider, payment, moved } = begin("ok");
      const mine = known(payment, await provider.authorise(payment));
      await provider.capture(mine);
      expect(await provider.void(mine)).toMatchObject({ state: "captured" });
      expect(await moved()).toEqual(taken);
    });

    test("of a void and a capture at once one wins, and both are told which", async () => {
      const { bank, payment, moved } = begin("ok");
      const [one, other] = [bank.open(), bank.open()];
      const mine = known(payment, await one.authorise(payment));
      const states = await Promise.all([
        untilAnswered(() => one.capture(mine)),
        untilAnswered(() => other.void(mine)),
      ]);
      expect(new Set(states.map(({ state }) => state))).toHaveLength(1);
      expect(await moved()).toEqual(states[0].state === "captured" ? taken : nothing);
    });

    test("of an authorisation and a void at once nothing is ever taken that the void let go of", async () => {
      const { bank, payment, moved } = begin("ok");
      const [one, other] = [bank.open(), bank.open()];
      await Promise.all([
        untilAnswered(() => one.authorise(payment)),
        untilAnswered(() => other.void(payment)),
      ]);
      const after = await untilAnswered(() => one.void(payment));
      expect(after.state).toBe("voided");
      expect((await one.capture(known(payment, after))).state).toBe("voided");
      expect(await moved()).toEqual(nothing);
    });

    test("what was never captured cannot be given back", async () => {
      const { provider, payment, moved } = begin("ok");
      const mine = known(payment, await provider.authorise(payment));
      expect(await provider.refund(mine)).toMatchObject({ state: "authorised" });
      expect(await provider.void(mine)).toMatchObject({ state: "voided" });
      expect(await provider.refund(mine)).toMatchObject({ state: "voided" });
      expect(await moved()).toEqual(nothing);
    });

    test("a look answers how it stands, at every step", async () => {
      const { provider, payment } = begin("ok");
      const held = await provider.authorise(payment);
      const mine = known(payment, held);
      expect(await provider.look(mine)).toEqual(held);
      for (const step of ["capture", "refund"] as const)
        expect(await provider.look(mine)).not.toEqual(await provider[step](mine));
      expect(await provider.look(mine)).toMatchObject({ state: "refunded" });
    });

    test("two orders are two payments", async () => {
      const { bank, provider, payment } = begin("ok");
      const second = newPayment(bank.tokens.ok, 100);
      for (const each of [payment, second])
        await provider.capture(known(each, await provider.authorise(each)));
      expect(await bank.moved(payment.orderId)).toEqual(taken);
      expect(await bank.moved(second.orderId)).toEqual({ taken: 100, returned: 0 });
    });
  });
}

/** Asks again until there is an answer, as whoever drives a payment does. */
async function untilAnswered(ask: () => Promise<PaymentAnswer>): Promise<PaymentAnswer> {
  for (let tries = 0; tries < 5; tries++) {
    const [answer] = await Promise.allSettled([ask()]);
    if (answer.status === "fulfilled") return answer.value;
  }
  return ask();
}

/** What so many callers at once agree on in the end. */
async function settled(ask: () => Promise<PaymentAnswer>, callers: number): Promise<PaymentAnswer> {
  const answers = await Promise.all(Array.from({ length: callers }, () => untilAnswered(ask)));
  const [first] = answers;
  if (first === undefined) throw new Error("nobody asked");
  for (const answer of answers) expect(answer).toEqual(first);
  return first;
}
