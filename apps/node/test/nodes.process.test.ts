import { randomInt } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { startCluster } from "./support/cluster.ts";
import { createOracle, type ViewLine } from "./support/oracle.ts";
import { createRandom } from "./support/random.ts";

const showing =
  (...wanted: readonly ViewLine[]) =>
  (view: readonly ViewLine[]) =>
    JSON.stringify(view) === JSON.stringify(wanted) ? null : `it shows ${JSON.stringify(view)}`;
const line = (item: string, qty: number): ViewLine => ({ item, qty });

async function cluster(seed: number, count: number) {
  const nodes = await startCluster(seed, count);
  onTestFinished(async () => {
    await nodes.stop();
  });
  return nodes;
}

test("milk added on one side of a partition while bread is removed on the other: milk stays, bread is gone, the rest stays", async () => {
  const nodes = await cluster(1, 3);
  for (const item of ["bread", "tea", "whole milk"])
    await nodes.ask("n1", { type: "cart_add", item, qty: 2 });
  await nodes.agree(showing(line("bread", 2), line("tea", 2), line("whole milk", 2)));
  nodes.cut(["n1"], ["n2", "n3"]);
  const [added] = await nodes.ask("n1", { type: "cart_add", item: "milk", qty: 1 });
  const [removed] = await nodes.ask("n2", { type: "cart_remove", item: "bread" });
  expect(added).toMatchObject({ type: "cart_add_ok", cart_size: 4 });
  expect(removed).toMatchObject({ type: "cart_remove_ok" });
  await nodes.heal();
  await nodes.agree(showing(line("tea", 2), line("whole milk", 2), line("milk", 1)));
  expect(nodes.faults).toEqual([]);
});

test("every node alone goes on answering everything, and an add survives a remove that had not seen it", async () => {
  const nodes = await cluster(2, 3);
  await nodes.ask("n1", { type: "cart_add", item: "bread", qty: 1 });
  await nodes.agree(showing(line("bread", 1)));
  nodes.cut(["n1"], ["n2"], ["n3"]);
  await nodes.ask("n1", { type: "cart_remove", item: "bread" });
  await nodes.ask("n2", { type: "cart_add", item: "bread", qty: 4 });
  await nodes.ask("n3", { type: "cart_add", item: "jam", qty: 1 });
  expect(await Promise.all(nodes.ids.map(nodes.viewOf))).toEqual([
    [],
    [line("bread", 5)],
    [line("bread", 1), line("jam", 1)],
  ]);
  await nodes.heal();
  await nodes.agree((view) => (view.length === 2 ? null : JSON.stringify(view)));
  expect((await nodes.viewOf("n1")).find(({ item }) => item === "bread")?.qty).toBe(4);
});

test("a process that is killed and started anew learns everything again and loses no add of its own", async () => {
  const nodes = await cluster(3, 3);
  await nodes.ask("n2", { type: "cart_add", item: "milk", qty: 1 });
  await nodes.agree(showing(line("milk", 1)));
  await nodes.restart("n2");
  await nodes.ask("n2", { type: "cart_add", item: "milk", qty: 2 });
  await nodes.agree(showing(line("milk", 3)));
  await nodes.restart("n2");
  await nodes.agree(showing(line("milk", 3)));
  await nodes.ask("n2", { type: "cart_remove", item: "milk" });
  await nodes.agree(showing());
});

test("a request repeated at other nodes has one effect, also when they were apart when it came", async () => {
  const nodes = await cluster(4, 3);
  const add = { type: "cart_add", item: "milk", qty: 1 };
  await nodes.askAs(9001, "n1", add);
  await nodes.agree(showing(line("milk", 1)));
  expect(await nodes.askAs(9001, "n2", add)).toMatchObject([{ cart_size: 1 }]);
  expect(await nodes.viewOf("n2")).toEqual([line("milk", 1)]);
  nodes.cut(["n1"], ["n2", "n3"]);
  const more = { type: "cart_add", item: "milk", qty: 2 };
  await nodes.askAs(9002, "n1", more);
  await nodes.askAs(9002, "n3", more);
  await nodes.heal();
  await nodes.agree(showing(line("milk", 3)));
});

/** A failure names its seed: put it here alone to see the same decisions again. */
const seeds = [7, randomInt(2 ** 31)];
const ITEMS = ["milk", "bread", "whole milk 🥛", "_x"];
const rough = { loss: 0.15, double: 0.2, delay: 30 };

test.for(seeds)(
  "lost, doubled, late and cut messages and killed processes end as the oracle says (seed %i)",
  async (seed) => {
    const random = createRandom(seed);
    const oracle = createOracle();
    const nodes = await cluster(seed, 3 + (seed % 3));
    const { ids } = nodes;

    const act = async (): Promise<void> => {
      const id = random.pick(ids);
      const item = random.pick(ITEMS);
      const dice = random.next();
      if (dice < 0.55) {
        const qty = oracle.nextQty(item);
        if (qty === null) return;
        oracle.added(nodes.nameOf(id), { item, qty });
        await nodes.ask(id, { type: "cart_add", item, qty });
      } else if (dice < 0.75) {
        const [view] = await nodes.ask(id, { type: "cart_view" }, { type: "cart_remove", item });
        const seen = ((view?.items ?? []) as readonly ViewLine[]).find((one) => one.item === item);
        if (seen !== undefined) oracle.removed(nodes.nameOf(id), seen);
      } else if (dice < 0.85) expect(oracle.faultIn(nodes.nameOf(id), await nodes.viewOf(id))).toBeNull();
      else if (dice < 0.97) {
        const left = ids.filter(() => random.isIn(0.5));
        if (random.isIn(0.3)) nodes.cut();
        else
          nodes.cut(
            left,
            ids.filter((other) => !left.includes(other)),
          );
      } else {
        const dying = random.pick(ids.slice(1));
        oracle.killed(nodes.nameOf(dying));
        await nodes.restart(dying);
      }
    };

    for (let round = 0; round < 2; round++) {
      nodes.setWeather(rough);
      for (let step = 0; step < 20; step++) await act();
      await nodes.heal();
      await nodes.agree(oracle.settle);
    }
    expect(nodes.faults).toEqual([]);
  },
);
