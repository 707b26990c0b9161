import type { RunningMailbox } from "@dotcart/local-stack";
import { type Browser, openBrowser } from "../browser.ts";
import type { FullStack } from "../full-stack.ts";

export const origin = "http://127.0.0.1:3000";
const password = "correct horse battery";

let people = 0;
/** An address nobody has used. */
export const newEmail = (): string => `person-${++people}@example.test`;

/** Signs somebody up in a browser, as the mail says, and enters. */
export async function signUp(
  { handler }: Pick<FullStack, "handler">,
  mailbox: RunningMailbox,
  { email = newEmail(), page = openBrowser(handler, origin) }: { email?: string; page?: Browser } = {},
): Promise<Browser> {
  await page.ask("/sign-up/email", { name: "Ada", email, password });
  const mail = await mailbox.waitFor(email, ({ links }) =>
    links.some((link) => link.includes("verify-email")),
  );
  const token = new URL(mail.links[0] ?? "").searchParams.get("token");
  await page.ask(`/verify-email?token=${token}`);
  const { status, text } = await page.call("session.enter");
  if (status !== 200) throw new Error(text);
  return page;
}
