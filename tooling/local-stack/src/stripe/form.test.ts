import { expect, test } from "vitest";
import { readForm, textOf, textsOf } from "./form.ts";

test("brackets make objects, and lists count by name or by themselves", () => {
  const form = readForm(
    "amount=10&metadata[order_id]=a%20b&expand[0]=x&expand[1]=y&types[]=card&types[]=ideal",
  );
  expect(textOf(form, "amount")).toBe("10");
  expect(textsOf(form, "metadata")).toEqual({ order_id: "a b" });
  expect(Object.values(textsOf(form, "expand"))).toEqual(["x", "y"]);
  expect(Object.values(textsOf(form, "types"))).toEqual(["card", "ideal"]);
});

test("names of an object's own making are names like others", () => {
  const form = readForm("__proto__[x]=1&constructor=2");
  expect(textOf(form, "constructor")).toBe("2");
  expect(textOf(readForm(""), "constructor")).toBeUndefined();
  expect(({} as { x?: string }).x).toBeUndefined();
});

test("what cannot be read as one thing is an error", () => {
  expect(() => readForm("a=1&a[b]=2")).toThrow("does not fit");
});
