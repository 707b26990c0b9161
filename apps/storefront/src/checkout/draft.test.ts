import { beforeEach, expect, test, vi } from "vitest";

const storage = new Map<string, string>();

beforeEach(() => {
  storage.clear();
  vi.resetModules();
  vi.stubGlobal("sessionStorage", {
    getItem: (name: string) => storage.get(name) ?? null,
    setItem: (name: string, value: string) => void storage.set(name, value),
    removeItem: (name: string) => void storage.delete(name),
  });
});

const load = () => import("./draft.ts");

test("what was typed is there again after a reload", async () => {
  const before = await load();
  before.changeDraft({ email: "ada@example.com", country: "AT" });
  before.changeDraft({ address: { ...before.emptyAddress, city: "Wien" } });
  vi.resetModules();
  const after = await load();
  expect(after.readDraft()).toEqual({
    ...after.emptyDraft,
    email: "ada@example.com",
    country: "AT",
    address: { ...after.emptyAddress, city: "Wien" },
  });
});

test("what somebody else has written under that name is read as far as it makes sense", async () => {
  const { draftOf, emptyDraft } = await load();
  for (const nonsense of [null, 7, "x", [], { country: 4, address: "here", email: null }])
    expect(draftOf(nonsense)).toEqual(emptyDraft);
  expect(draftOf({ country: "de", code: "WELCOME10", address: { city: 1, name: "Ada" } })).toEqual({
    ...emptyDraft,
    code: "WELCOME10",
    address: { ...emptyDraft.address, name: "Ada" },
  });
});

test("forgetting leaves nothing on the device", async () => {
  const { changeDraft, forgetDraft, readDraft, emptyDraft } = await load();
  changeDraft({ email: "ada@example.com" });
  forgetDraft();
  expect(readDraft()).toEqual(emptyDraft);
  expect([...storage]).toEqual([]);
});

test("where the browser keeps nothing, the page does", async () => {
  vi.stubGlobal("sessionStorage", {
    getItem: () => {
      throw new Error("blocked");
    },
    setItem: () => {
      throw new Error("blocked");
    },
  });
  const { changeDraft, readDraft } = await load();
  changeDraft({ code: "FIVER" });
  expect(readDraft().code).toBe("FIVER");
});
