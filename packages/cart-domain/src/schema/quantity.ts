import * as z from "zod";
import { limits } from "../limits.ts";

/** What one operation may carry: an integer from 1 to 9999. */
export const Quantity = z.int().min(limits.quantityMin).max(limits.quantityMax);
export type Quantity = z.infer<typeof Quantity>;
