import { expect, test } from "vitest";
import { withoutBankWords } from "./bank-words.ts";

test("of a way back from a bank only the order and its key stay in the address", () => {
  const address =
    "https://shop.example/en/orders/AbC?key=k%2B1&payment_intent=pi_1&payment_intent_client_secret=pi_1_secret_2&redirect_status=succeeded";
  expect(withoutBankWords(address)).toBe("/en/orders/AbC?key=k%2B1");
});
