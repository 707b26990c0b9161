import { expect } from "./test.ts";

type Mail = { readonly subject: string; readonly text: string };

/**
 * The link in the newest mail to an address, of those whose link leads to this page of the shop. Waits until there are
 * as many of them.
 */
export async function linkTo(page: string, to: string, mailCount = 1): Promise<string> {
  let link: string | undefined;
  await expect
    .poll(async () => {
      const inbox = new URL(`/api/messages?to=${encodeURIComponent(to)}`, process.env.SHOP_MAIL_URL);
      const mails = (await (await fetch(inbox)).json()) as readonly Mail[];
      const links = mails.flatMap(({ text }) => text.match(/https?:\/\/\S+/g) ?? []);
      const fitting = links.filter((each) => new URL(each).pathname.endsWith(`/${page}`));
      link = fitting[0];
      return fitting.length;
    })
    .toBe(mailCount);
  return link ?? "";
}

let count = 0;
/** An address that nobody else in this run has. */
export const newAddress = (): string =>
  `shopper-${process.env.TEST_PARALLEL_INDEX ?? 0}-${Date.now()}-${++count}@example.com`;
