export * from "./address.ts";
export * from "./ids.ts";
export * from "./order.ts";
export * from "./payment.ts";
export * from "./problem.ts";
export * from "./terms.ts";
