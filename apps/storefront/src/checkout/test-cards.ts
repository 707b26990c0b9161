/** The cards of the test provider; each is a token of its own. */
export const testCards = ["ok", "declined", "second-step", "timeout"] as const;
export type TestCard = (typeof testCards)[number];
