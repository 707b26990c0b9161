import type { Operation } from "./workload.ts";

/** One copy of a cart, kept by some library. `D` tells others of one operation, `S` of everything. */
export type Replica<D, S> = {
  /** Does one operation here and answers what the others must be told; nothing when it changed nothing. */
  perform(operation: Operation): D | undefined;
  receive(delta: D): void;
  /** Takes out every line. */
  clear(): void;
  /** What a server would store, in bytes. */
  save(): Uint8Array;
  share(): S;
  catchUp(shared: S): void;
  quantityOf(line: string): number;
};

export type Contender<D, S> = {
  readonly name: string;
  open(replica: number): Replica<D, S>;
  sizeOf(delta: D): number;
  /** Bytes after gzip of what a browser has to load. */
  gzip(): Promise<number>;
};
