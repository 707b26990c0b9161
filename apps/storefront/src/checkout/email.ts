import * as z from "zod";

const Email = z.email().max(254);

/** Whether something may be an e-mail address, by the API's own rule; whether it is one only a mail can tell. */
export const isEmail = (text: string): boolean => Email.safeParse(text.trim()).success;
