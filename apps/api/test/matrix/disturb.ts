import type { ApiProcess } from "./api-process.ts";
import type { Attempt } from "./client.ts";
import type { Cell } from "./points.ts";
import type { Stand } from "./stand.ts";

/** A fault that waits for its moment. */
export type Trouble = {
  /** Somebody stands at the step. */
  readonly reached: Promise<unknown>;
  /** Does it. */
  strike(): Promise<void>;
  /** The second caller was answered, or stands behind the first. */
  between(): Promise<void>;
  /** The second caller is through; the first goes on, where it still can. */
  release(): Promise<void>;
  /** Both have been answered; everything works again. */
  over(): Promise<void>;
};

type Scene = {
  readonly first: ApiProcess;
  readonly cartId: string;
  /** The first caller's call, which is made when everything is prepared. */
  readonly call: () => Attempt | undefined;
};

const none = async (): Promise<void> => {};
const quiet = { strike: none, between: none, release: none, over: none };

export function disturb(stand: Stand, cell: Cell, scene: Scene): Promise<Trouble> {
  if ("gate" in cell.point.at) return atGate(stand, cell, scene);
  if (cell.fault === "lost reply") return losingReply(stand, cell, scene);
  return atMoment(cell, scene);
}

/** In the middle of the statement: Postgres waits at the gate, and goes on alone whatever became of who asked. */
async function atGate({ gates, wire }: Stand, { point, fault }: Cell, { first }: Scene): Promise<Trouble> {
  if (!("gate" in point.at)) throw new Error("that is no gate");
  await gates.close(point.at.gate);
  const strike = {
    crash: () => first.kill(),
    "lost reply": async () => wire.cut("place_order"),
    "pause past the TTL": async () => first.freeze(),
    delay: none,
    "session ended": () => gates.breakOff(),
  }[fault];
  return {
    reached: held(gates),
    strike,
    between: () => gates.open(),
    release: async () => first.thaw(),
    over: none,
  };
}

async function held(gates: Stand["gates"]): Promise<void> {
  while (!(await gates.isHeld())) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function atMoment({ point, fault }: Cell, { first }: Scene): Promise<Trouble> {
  const moment = "moment" in point.at ? point.at.moment : "";
  switch (fault) {
    case "crash": {
      await first.arm(moment, "die");
      return { ...quiet, reached: first.gone };
    }
    case "pause past the TTL": {
      const { reached } = await first.arm(moment, "stand still");
      return { ...quiet, reached, release: async () => first.thaw() };
    }
    default: {
      const { reached } = await first.arm(moment, "wait");
      return { ...quiet, reached, release: async () => first.goOn() };
    }
  }
}

/** The work is done, or was never heard of, and who asked for it cannot know. */
async function losingReply({ wire, redisFaults }: Stand, { point }: Cell, scene: Scene): Promise<Trouble> {
  const { first, cartId, call } = scene;
  const { loss } = point;
  const moment = "moment" in point.at ? point.at.moment : "";
  switch (loss.kind) {
    case "client": {
      const { reached } = await first.arm(moment, "wait");
      return {
        ...quiet,
        reached,
        strike: async () => call()?.breakOff(),
        release: async () => first.goOn(),
      };
    }
    case "way": {
      const { reached } = await first.arm(moment, "wait");
      return {
        ...quiet,
        reached,
        strike: async () => call()?.lose(),
        release: async () => first.goOn(),
      };
    }
    case "bank": {
      const { reached } = await first.arm(moment, "fail");
      return { ...quiet, reached };
    }
    case "redis": {
      const { reached } = await first.arm(loss.before, "wait");
      const before = redisFaults.counts().repliesDropped;
      return {
        ...quiet,
        reached,
        async strike() {
          redisFaults.dropReplies(({ body }) => body.includes(cartId));
          first.goOn();
          while (redisFaults.counts().repliesDropped === before)
            await new Promise((resolve) => setTimeout(resolve, 5));
        },
        over: async () => redisFaults.heal(),
      };
    }
    case "question":
    case "answer": {
      const { reached } = await first.arm(loss.before, "wait");
      return {
        ...quiet,
        reached,
        async strike() {
          const lost = loss.kind === "question" ? wire.loseQuestion(loss.words) : wire.loseAnswer(loss.words);
          first.goOn();
          await lost;
        },
      };
    }
    case "cut":
      throw new Error("that is done at a gate");
  }
}
