import { describe, expect, test } from "vitest";
import { addressDraft, readAddress } from "./address-input.ts";
import { countries } from "./countries.ts";
import { mayBePostalCode, postalCodeExample } from "./postal-codes.ts";

const typed = {
  name: " Ada Example ",
  line1: "Torstraße 1",
  line2: "",
  postalCode: "10115",
  city: "Berlin",
  country: "DE",
  phone: "  ",
};

describe("an address that was typed", () => {
  test("is read without the blanks around it, and without what was left empty", () => {
    expect(readAddress(typed)).toEqual({
      ok: true,
      address: {
        name: "Ada Example",
        line1: "Torstraße 1",
        postalCode: "10115",
        city: "Berlin",
        country: "DE",
      },
    });
  });

  test("is told everything that is missing, in the order of the fields", () => {
    expect(readAddress({ city: "Berlin", country: "DE" })).toEqual({
      ok: false,
      faults: [
        { field: "name", reason: "missing" },
        { field: "line1", reason: "missing" },
        { field: "postalCode", reason: "missing" },
      ],
    });
  });

  test.each([
    ["name", "x".repeat(121), "too-long"],
    ["line1", "Torstraße\u20281", "unreadable"],
    ["postalCode", "1011", "postal-code"],
    ["country", "Germany", "unreadable"],
  ])("whose %s is %j is refused: %s", (field, text, reason) => {
    expect(readAddress({ ...typed, [field]: text })).toEqual({ ok: false, faults: [{ field, reason }] });
  });

  test("is taken out of a form as it stands there, and nothing else of the form", () => {
    const form = new FormData();
    form.set("city", " Berlin ");
    form.set("email", "ada@example.com");
    expect(addressDraft(form)).toEqual({ city: " Berlin " });
  });
});

describe("a postal code", () => {
  test.each([...countries])("of %s is shown by an example that is one", (country) => {
    expect(mayBePostalCode(postalCodeExample(country) ?? "", country)).toBe(true);
  });

  test.each([
    ["1012js", "NL", true],
    ["1012", "NL", false],
    ["ec1a1bb", "GB", true],
    ["00001", "PL", true],
    ["anything", "ZZ", true],
  ])("%s in %s: %s", (text, country, is) => {
    expect(mayBePostalCode(text, country)).toBe(is);
  });
});
