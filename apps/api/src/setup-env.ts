import * as z from "zod";
import { NodeEnv } from "./env.ts";

const length = "must have 8 to 128 characters";

/** What the set-up is given: all that the API is, and whose the merchant's account is to be. */
export const SetupEnv = z.object({
  ...NodeEnv.shape,
  ADMIN_EMAIL: z
    .email("must be an e-mail address")
    .max(254, "must be an e-mail address")
    .default("admin@dotcart.test"),
  /** Absent: one is made up and printed once. As long as the account library wants one to be. */
  ADMIN_PASSWORD: z.string().min(8, length).max(128, length).optional(),
});
export type SetupEnv = z.infer<typeof SetupEnv>;
