import { Country } from "@dotcart/cart-domain/checkout";
import { expect, test } from "vitest";
import { emptyAddress } from "./draft.ts";
import { draftLines, emailFault, isEmpty, isSame } from "./typed-address.ts";

const address = {
  name: "Ada",
  line1: "Torstraße 1",
  postalCode: "10119",
  city: "Berlin",
  country: Country.parse("DE"),
};

test("a kept address is typed again line by line", () => {
  expect(isEmpty(emptyAddress)).toBe(true);
  expect(draftLines({})).toEqual(emptyAddress);
  expect(draftLines({ city: "Berlin", line2: undefined })).toEqual({ ...emptyAddress, city: "Berlin" });
  expect(isEmpty(draftLines(address))).toBe(false);
});

test("two addresses are one when every line is, missing or empty", () => {
  expect(isSame(address, { ...address })).toBe(true);
  expect(isSame({ ...address, line2: "" }, address)).toBe(true);
  expect(isSame(address, { ...address, country: Country.parse("AT") })).toBe(false);
  expect(isSame(address, null)).toBe(false);
});

test.each([
  ["", "missing"],
  ["  ", "missing"],
  ["ada", "invalid"],
  ["ada@example", "invalid"],
  ["ada@ex ample.com", "invalid"],
  [`${"a".repeat(250)}@example.com`, "invalid"],
  [" ada@example.com ", null],
  ["ada+shop@mail.example.co.uk", null],
])("the e-mail %j: %s", (text, fault) => {
  expect(emailFault(text)).toBe(fault);
});
