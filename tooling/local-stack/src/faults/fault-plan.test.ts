import { describe, expect, test } from "vitest";
import { createFaultPlan, type SeenRequest } from "./fault-plan.ts";

const request: SeenRequest = { method: "POST", path: "/", body: "[]" };
const untouched = { refuse: false, waitMilliseconds: 0, copies: 1, dropReply: false };

describe("the fault plan", () => {
  test("does nothing until it is told to", () => {
    expect(createFaultPlan().decide(request)).toEqual(untouched);
  });

  test("a number strikes that many of the next requests and no more", () => {
    const plan = createFaultPlan();
    plan.dropReplies(2);
    const dropped = [1, 2, 3].map(() => plan.decide(request).dropReply);
    expect(dropped).toEqual([true, true, false]);
  });

  test("a predicate strikes what it picks until the plan is healed", () => {
    const plan = createFaultPlan();
    plan.duplicate(({ path }) => path === "/pipeline");
    expect(plan.decide(request).copies).toBe(1);
    expect(plan.decide({ ...request, path: "/pipeline" }).copies).toBe(2);
    expect(plan.decide({ ...request, path: "/pipeline" }).copies).toBe(2);
    plan.heal();
    expect(plan.decide({ ...request, path: "/pipeline" }).copies).toBe(1);
  });

  test("a refused request uses up no other fault", () => {
    const plan = createFaultPlan();
    plan.refuse(1);
    plan.dropReplies(1);
    expect(plan.decide(request)).toMatchObject({ refuse: true, dropReply: false });
    expect(plan.decide(request)).toMatchObject({ refuse: false, dropReply: true });
  });

  test("faults add up on one request", () => {
    const plan = createFaultPlan();
    plan.duplicate(1);
    plan.dropReplies(1);
    plan.delay(7);
    expect(plan.decide(request)).toEqual({ refuse: false, waitMilliseconds: 7, copies: 2, dropReply: true });
  });

  test("counts how often each fault has struck", () => {
    const plan = createFaultPlan();
    plan.refuse(1);
    plan.duplicate(1);
    for (let count = 0; count < 3; count++) plan.decide(request);
    expect(plan.counts()).toEqual({ requests: 3, refused: 1, duplicated: 1, repliesDropped: 0 });
  });
});
