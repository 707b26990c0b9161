import * as z from "zod";

/** The input of a procedure that needs none: absent, or an empty object. */
export const Nothing = z.strictObject({}).optional();
