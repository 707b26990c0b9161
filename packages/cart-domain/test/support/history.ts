import fc from "fast-check";

/** One thing that happens in a world of replicas. Numbers are picked modulo what is there when it happens. */
export type Step =
  | {
      readonly do: "add" | "set" | "remove" | "clear" | "consume" | "save" | "move" | "accept";
      readonly at: number;
      readonly line: number;
      readonly quantity: number;
      /** Bits: which of the dots on the line the author was shown. Null: all that its replica holds. */
      readonly shown: number | null;
    }
  | { readonly do: "deliver"; readonly what: number; readonly at: number }
  | { readonly do: "join" | "sync"; readonly from: number; readonly at: number }
  | { readonly do: "reload"; readonly at: number };

const REPLICAS = 4;
const LINES = 3;

const at = fc.nat({ max: REPLICAS - 1 });
/** Few quantities, so that replicas often choose the same one at once. */
const quantity = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 4 }) }, fc.constantFrom(0, 9999));

const act = fc.record({
  do: fc.oneof(
    { weight: 8, arbitrary: fc.constant("add") },
    { weight: 6, arbitrary: fc.constant("set") },
    { weight: 2, arbitrary: fc.constant("remove") },
    { weight: 1, arbitrary: fc.constantFrom("clear", "consume") },
    { weight: 3, arbitrary: fc.constantFrom("save", "move", "accept") },
  ),
  at,
  line: fc.nat({ max: LINES - 1 }),
  quantity,
  shown: fc.option(fc.nat({ max: 255 }), { freq: 3 }),
});
const deliver = fc.record({ do: fc.constant("deliver"), what: fc.nat(), at });
const exchange = fc.record({ do: fc.constantFrom("join", "sync"), from: at, at });
const reload = fc.record({ do: fc.constant("reload"), at });

/** Replicas act and deliver at random: with gaps, duplicates and in any order. */
export const history: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 10, arbitrary: act },
    { weight: 12, arbitrary: deliver },
    { weight: 2, arbitrary: exchange },
    { weight: 1, arbitrary: reload },
  ) as fc.Arbitrary<Step>,
  { minLength: 1, maxLength: 100, size: "max" },
);

export const worldOf = { replicas: REPLICAS, lines: LINES } as const;
