import { expect, test } from "vitest";
import { batchCommands } from "./batch.ts";
import type { RedisReply, RedisScripting } from "./redis.ts";

test("commands of one turn of the event loop travel in one request, in the order they came", async () => {
  const server = fakeRedis();
  const batch = batchCommands(server.redis);
  const replies = Promise.all([
    batch.evalsha("a", [], []),
    batch.evalshaRo("b", [], []),
    batch.eval("c", [], []),
  ]);
  await server.answerAll();
  expect(await replies).toEqual(["a", "b", "c"]);
  expect(server.requests).toEqual([["a", "b", "c"]]);
});

test("commands that arrive while every request is on its way wait for the next one together", async () => {
  const server = fakeRedis();
  const batch = batchCommands(server.redis, { requests: 1 });
  const first = batch.evalsha("1", [], []);
  await server.arrival();
  const later = [batch.evalsha("2", [], [])];
  await turn();
  later.push(batch.evalsha("3", [], []));
  await turn();
  expect(server.requests).toEqual([["1"]]);
  await server.answerAll();
  await first;
  await server.arrival();
  await server.answerAll();
  await Promise.all(later);
  expect(server.requests).toEqual([["1"], ["2", "3"]]);
});

test("no request carries more commands than it may", async () => {
  const server = fakeRedis();
  const batch = batchCommands(server.redis, { requests: 4, commands: 2 });
  const replies = Promise.all(["1", "2", "3", "4", "5"].map((sha) => batch.evalsha(sha, [], [])));
  await server.arrival();
  await server.answerAll();
  await replies;
  expect(server.requests).toEqual([["1", "2"], ["3", "4"], ["5"]]);
});

test("an error of one command is its caller's alone", async () => {
  const server = fakeRedis();
  const batch = batchCommands(server.redis);
  const settled = Promise.allSettled([batch.evalsha("good", [], []), batch.evalsha("bad", [], [])]);
  await server.answerAll();
  expect(await settled).toEqual([
    { status: "fulfilled", value: "good" },
    { status: "rejected", reason: new Error("ERR bad") },
  ]);
});

test("a request that fails as a whole fails its own commands, and the next one is sent", async () => {
  const server = fakeRedis();
  const batch = batchCommands(server.redis, { requests: 1 });
  const lost = Promise.allSettled([batch.evalsha("1", [], []), batch.evalsha("2", [], [])]);
  await server.arrival();
  const kept = batch.evalsha("3", [], []);
  server.cut(new Error("fetch failed"));
  expect((await lost).map((outcome) => outcome.status)).toEqual(["rejected", "rejected"]);
  await server.arrival();
  await server.answerAll();
  expect(await kept).toBe("3");
});

test("a request that is never answered is given up in time, and does not keep others from being sent", async () => {
  const server = fakeRedis();
  const batch = batchCommands(server.redis, { requests: 1, patienceMilliseconds: 20 });
  const lost = batch.evalsha("1", [], []);
  await server.arrival();
  const kept = batch.evalsha("2", [], []);
  await expect(lost).rejects.toThrow("did not answer in time");
  await turn();
  expect(server.requests).toEqual([["1"], ["2"]]);
  await server.answerAll();
  expect(await kept).toBe("2");
});

test("a reply that is too short rejects the commands it leaves out", async () => {
  const server = fakeRedis();
  const batch = batchCommands(server.redis);
  const settled = Promise.allSettled([batch.evalsha("1", [], []), batch.evalsha("2", [], [])]);
  await server.arrival();
  server.answer([{ result: "1" }]);
  expect((await settled).map((outcome) => outcome.status)).toEqual(["fulfilled", "rejected"]);
});

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Records what each request carries and answers when told: a command named `bad` with an error, others with their name. */
function fakeRedis() {
  const requests: string[][] = [];
  const open: { names: string[]; resolve(replies: RedisReply[]): void; reject(error: Error): void }[] = [];
  const arrivals: (() => void)[] = [];
  const unused = () => Promise.reject(new Error("only pipelines are expected"));
  const redis: RedisScripting = {
    eval: unused,
    evalsha: unused,
    evalRo: unused,
    evalshaRo: unused,
    pipeline() {
      const names: string[] = [];
      const push = (name: string) => names.push(name);
      return {
        eval: push,
        evalsha: push,
        evalRo: push,
        evalshaRo: push,
        exec: () =>
          new Promise((resolve, reject) => {
            requests.push(names);
            open.push({ names, resolve, reject });
            for (const arrived of arrivals.splice(0)) arrived();
          }),
      };
    },
  };
  const server = {
    redis,
    requests,
    arrival: () =>
      open.length > 0 ? Promise.resolve() : new Promise<void>((resolve) => arrivals.push(resolve)),
    answer: (replies: RedisReply[]) => open.shift()?.resolve(replies),
    cut: (error: Error) => open.shift()?.reject(error),
    async answerAll() {
      await server.arrival();
      for (const { names, resolve } of open.splice(0)) {
        resolve(names.map((name) => (name === "bad" ? { error: `ERR ${name}` } : { result: name })));
      }
    },
  };
  return server;
}
