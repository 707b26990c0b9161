import { describe, expect, test } from "vitest";
import {
  isNarrowed,
  type ListingQuery,
  listingHref,
  listingParameters,
  parseAmount,
  parseListing,
  wholeListing,
} from "./query.ts";

const full: ListingQuery = {
  text: "milk jug",
  category: "coffee-tea",
  sort: "price-desc",
  inStock: true,
  minPrice: 1000,
  maxPrice: 2550,
  after: "opaque+/=",
};

describe("a list's address", () => {
  test("says everything there is to say, and is read back as it was", () => {
    const parameters = Object.fromEntries(listingParameters(full, 2));
    expect(parameters).toEqual({
      q: "milk jug",
      category: "coffee-tea",
      sort: "price-desc",
      stock: "1",
      from: "10",
      to: "25.50",
      after: "opaque+/=",
    });
    expect(parseListing(parameters, 2)).toEqual(full);
  });

  test("of a whole list is its path alone", () => {
    expect(listingHref("/products", wholeListing, 2)).toBe("/products");
    expect(parseListing({}, 2)).toEqual(wholeListing);
  });

  test("that makes no sense is as if nothing were said", () => {
    const nonsense = {
      sort: "sideways",
      stock: "perhaps",
      from: "-3",
      to: "NaN",
      category: "../etc",
      q: "   ",
      after: "",
    };
    expect(parseListing(nonsense, 2)).toEqual(wholeListing);
  });

  test("that says a thing twice means the first", () => {
    expect(parseListing({ sort: ["name", "newest"], q: ["a", "b"] }, 2)).toMatchObject({
      sort: "name",
      text: "a",
    });
  });

  test("that gives its bounds the wrong way round means the range between them", () => {
    expect(parseListing({ from: "40", to: "20" }, 2)).toMatchObject({ minPrice: 2000, maxPrice: 4000 });
    expect(parseListing({ from: "40" }, 2)).toMatchObject({ minPrice: 4000, maxPrice: null });
  });

  test("cannot be longer than the API takes", () => {
    const { text, after } = parseListing({ q: "x".repeat(999), after: "y".repeat(999) }, 2);
    expect(text).toHaveLength(200);
    expect(after).toHaveLength(512);
  });

  test("is a narrowed list's when stock or price are limited, not when it is merely sorted", () => {
    expect(isNarrowed({ ...wholeListing, sort: "name" })).toBe(false);
    expect(isNarrowed({ ...wholeListing, inStock: true })).toBe(true);
    expect(isNarrowed({ ...wholeListing, maxPrice: 0 })).toBe(true);
  });
});

describe("an amount as it is typed", () => {
  test.each([
    ["12", 1200],
    ["12.5", 1250],
    ["12,50", 1250],
    ["0", 0],
    ["12.", 1200],
    ["€12.50", 1250],
    ["12,50\u00a0€", 1250],
    ["1 000", 100_000],
  ])("%s", (text, minorUnits) => expect(parseAmount(text, 2)).toBe(minorUnits));

  test.each(["", "-1", "1e3", "12.345", "€", "12 EUR", "٣", "0x10", "1234567890123"])("%s is none", (text) =>
    expect(parseAmount(text, 2)).toBeNull(),
  );

  test("takes no fraction where the currency has none", () => {
    expect(parseAmount("500", 0)).toBe(500);
    expect(parseAmount("500.5", 0)).toBeNull();
  });
});
