import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { type RunningMailbox, startMailbox } from "@dotcart/local-stack";
import { afterEach, beforeEach, expect, test } from "vitest";
import { letter } from "./letter.ts";
import { MailRefused } from "./port.ts";
import { createSmtpMailer } from "./smtp-mailer.ts";

let mailbox: RunningMailbox;
beforeEach(async () => {
  mailbox = await startMailbox();
});
afterEach(() => mailbox.stop());

const mailerOf = (url: string) => createSmtpMailer({ url, from: "Dotcart <shop@example.com>" });

test("a letter arrives as it was written, umlauts and link included", async () => {
  const link = `https://shop.example/de/reset-password?token=${"x".repeat(300)}`;
  const mail = letter({ to: "ada@example.com", occasion: "finish-sign-up", language: "de", link });
  await mailerOf(mailbox.smtpUrl).send(mail);
  const caught = await mailbox.waitFor("ada@example.com");
  expect(caught).toMatchObject({ from: "shop@example.com", subject: mail.subject, links: [link] });
  expect(caught.text.trim()).toBe(mail.text);
  expect(caught.html).toContain("früher gewählte");
});

test("an address that brings others along reaches nobody else", async () => {
  const mail = letter({
    to: "ada@example.com, eve@example.com",
    occasion: "verify",
    language: "en",
    link: "https://shop.example",
  });
  await mailerOf(mailbox.smtpUrl)
    .send(mail)
    .catch(() => {});
  expect(mailbox.messages().flatMap(({ to }) => to)).not.toContain("eve@example.com");
});

test.each([
  [550, "RCPT", true],
  [450, "RCPT", false],
  [550, "MAIL", false],
])("a server's %i to %s is an error, and for good: %s", async (code, command, isForGood) => {
  const server = createServer((socket) => {
    socket.write("220 shop\r\n");
    socket.on("data", (said) => {
      const text = said.toString();
      if (text.startsWith("QUIT")) socket.end("221 bye\r\n");
      else socket.write(text.startsWith(command) ? `${code} no\r\n` : "250 ok\r\n");
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const mail = { to: "a@b.example", subject: "", text: "", html: "" };
  const error: unknown = await mailerOf(`smtp://127.0.0.1:${port}`)
    .send(mail)
    .catch((failure: unknown) => failure);
  expect(error).toBeInstanceOf(Error);
  expect(error instanceof MailRefused).toBe(isForGood);
  server.close();
});

test("a server that is away is not ready, and a mail to it is an error", async () => {
  const mailer = mailerOf(mailbox.smtpUrl);
  expect(await mailer.isReady()).toBe(true);
  await mailbox.stop();
  expect(await mailer.isReady()).toBe(false);
  await expect(mailer.send({ to: "a@b.example", subject: "", text: "", html: "" })).rejects.toThrow();
  mailbox = await startMailbox();
});
