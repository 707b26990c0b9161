import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningMailbox, startMailbox } from "./start-mailbox.ts";

let mailbox: RunningMailbox;
beforeAll(async () => {
  mailbox = await startMailbox();
});
afterAll(() => mailbox.stop());

/** Speaks SMTP by hand, a command after each answer, and tells what the server said last. */
function send(to: string, lines: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(mailbox.smtpUrl);
  const says = [
    "EHLO test",
    "MAIL FROM:<shop@example.com>",
    `RCPT TO:<${to}>`,
    "DATA",
    [...lines, "."].join("\r\n"),
  ];
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let heard = "";
    socket.setEncoding("utf8").on("error", reject);
    socket.on("data", (piece: string) => {
      heard += piece;
      if (!/^\d{3} .*\r\n$/m.test(heard)) return;
      const next = says.shift();
      if (next === undefined) {
        socket.end("QUIT\r\n");
        resolve(heard);
      } else socket.write(`${next}\r\n`);
      heard = "";
    });
  });
}

const mail = (subject: string, text: string): readonly string[] => [
  "From: Shop <shop@example.com>",
  "To: somebody else <other@example.com>",
  `Subject: ${subject}`,
  "Content-Type: text/plain; charset=utf-8",
  "Content-Transfer-Encoding: quoted-printable",
  "",
  text,
];

test("a mail is caught, decoded, found by the address of its envelope, and its links are told", async () => {
  const waiting = mailbox.waitFor("ada@example.com", ({ subject }) => subject.includes("Grüße"));
  await send(
    "Ada@Example.com",
    mail("=?utf-8?q?Gr=C3=BC=C3=9Fe?=", "Go to http://127.0.0.1:3000/en?token=3Da.b=\r\n-c. Bye"),
  );
  expect(await waiting).toMatchObject({
    to: ["ada@example.com"],
    from: "shop@example.com",
    subject: "Grüße",
    links: ["http://127.0.0.1:3000/en?token=a.b-c"],
  });
  expect(await mailbox.waitFor("ada@example.com")).toBe(await waiting);
});

test("the newest comes first, on the page and for programs, and for one address only when asked", async () => {
  await send("first@example.com", mail("One", "1"));
  await send("second@example.com", mail("Two", "2"));
  const list = await (await fetch(mailbox.url)).text();
  expect(list.indexOf("Two")).toBeGreaterThan(0);
  expect(list.indexOf("Two")).toBeLessThan(list.indexOf("One"));
  const all = (await (await fetch(`${mailbox.url}/api/messages`)).json()) as { subject: string }[];
  expect(all.slice(0, 2).map(({ subject }) => subject)).toEqual(["Two", "One"]);
  const one = await (await fetch(`${mailbox.url}/api/messages?to=First@example.com`)).json();
  expect(one).toMatchObject([{ subject: "One" }]);
});

test("what a mail says is shown and never run, and its links can be clicked", async () => {
  await send("eve@example.com", mail("<script>alert(1)</script>", "<b>x</b> http://a.test/?a=3D1&b=3D2"));
  const { id } = await mailbox.waitFor("eve@example.com");
  const answer = await fetch(`${mailbox.url}/messages/${id}`);
  const page = await answer.text();
  expect(page).not.toContain("<script>");
  expect(page).toContain("&lt;b&gt;x&lt;/b&gt;");
  expect(page).toContain('<a href="http://a.test/?a=1&amp;b=2">');
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
});

test("an unknown mail is 404, and nothing can be written", async () => {
  expect((await fetch(`${mailbox.url}/messages/999`)).status).toBe(404);
  expect((await fetch(mailbox.url, { method: "POST" })).status).toBe(405);
});

test("a taken port is an error, and leaves nothing behind that listens", async () => {
  const taken = Number(new URL(mailbox.url).port);
  await expect(startMailbox({ httpPort: taken })).rejects.toThrow("EADDRINUSE");
});
