/**
 * Shows that the tests would notice: spoils the sources one mistake at a time, and fails if any goes unnoticed.
 * `node mutants/run.ts checkout/` spoils only the files whose path begins so.
 */
import { cartMutants } from "./cart-mutants.ts";
import { checkoutMutants } from "./checkout-mutants.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

const WORKERS = 2;
const [from = ""] = process.argv.slice(2);
const mutants = [...cartMutants, ...checkoutMutants].filter(({ file }) => file.startsWith(from));
const benches = Array.from({ length: WORKERS }, openWorkbench);
const queue = [...mutants];
const count = { killed: 0, survived: 0, broken: 0 };

try {
  const [first] = benches;
  const rules = [...new Set(mutants.map(({ rule }) => rule))];
  if (first === undefined || !(await first.holds(rules.join("|"))))
    throw new Error("the tests fail without any mutant");
  console.log(`${mutants.length} mutants against ${rules.length} rules, ${WORKERS} at a time`);
  await Promise.all(benches.map(work));
} finally {
  for (const bench of benches) bench.close();
}
if (count.broken > 0) console.log(`${count.broken} could not be tried`);
console.log(`${count.killed} killed, ${count.survived} survived`);
if (count.survived + count.broken > 0) process.exitCode = 1;

async function work(bench: Workbench): Promise<void> {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const since = performance.now();
    const verdict = await bench.try(next);
    const seconds = ((performance.now() - since) / 1000).toFixed(1);
    count[verdict.kind] += 1;
    const note = verdict.kind === "broken" ? `\n         ${verdict.why}` : "";
    console.log(`${verdict.kind.padEnd(8)} ${next.rule.padEnd(5)} ${next.name} (${seconds} s)${note}`);
  }
}
