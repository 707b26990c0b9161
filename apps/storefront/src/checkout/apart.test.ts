import type { Dot } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { apart } from "./apart.ts";

const line = (...dots: string[]) => ({ dots: dots as Dot[] });

test.each([
  ["the same dots, however they lie in lines", [line("a:1", "b:1")], [line("b:1"), line("a:1")], "same"],
  ["what another device put in", [line("a:1")], [line("a:1"), line("b:1")], "more"],
  ["one more of the same", [line("a:1")], [line("a:1", "b:1")], "more"],
  ["what was ordered elsewhere", [line("a:1")], [], "less"],
  ["what was replaced, other goods besides", [line("a:1")], [line("b:1"), line("b:2")], "less"],
] as const)("%s", (_, shown, now, answer) => {
  expect(apart(shown, now)).toBe(answer);
});
