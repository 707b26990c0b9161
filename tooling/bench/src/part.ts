export type Say = (line: string) => void;

/** One measurement: opens what it needs, measures, and tells what it found as a chapter of RESULTS.md. */
export type Part = (root: string, say: Say) => Promise<string>;
