import * as z from "zod";
import { Country } from "./ids.ts";

/** One line of text without control characters or halves of characters, which no label printer, mail header or book could bear. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u);

/** Where a parcel goes. */
export const Address = z.strictObject({
  name: line(120),
  line1: line(120),
  line2: line(120).optional(),
  city: line(80),
  region: line(80).optional(),
  postalCode: line(20),
  country: Country,
  phone: line(40).optional(),
});
export type Address = Readonly<z.infer<typeof Address>>;
