import { createTransport } from "nodemailer";
import { type Mailer, MailRefused } from "./port.ts";

export type SmtpOptions = {
  /** `smtp://` or, encrypted from the first byte, `smtps://`; user and password within it. */
  readonly url: string;
  /** An address, or `Name <address>`. */
  readonly from: string;
};

/** A shopper waits for it: a server that is silent this long is not there. Milliseconds. */
const patience = 5_000;

/** Mails by SMTP, on a connection for each: they are few, and a kept one may have died unnoticed. */
export function createSmtpMailer({ url, from }: SmtpOptions): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
    // A mail is made of text of ours alone: nothing in it may make us read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    isReady: () =>
      transport.verify().then(
        () => true,
        () => false,
      ),
    async send({ to, subject, text, html, id }) {
      await transport
        .sendMail({
          from,
          to: { name: "", address: to },
          subject,
          text,
          html,
          ...(id === undefined ? {} : { messageId: `<${id}>` }),
          headers: { "Auto-Submitted": "auto-generated" },
        })
        .catch((cause: unknown) => {
          throw isForGood(cause) ? new MailRefused("the server does not take this mail", { cause }) : cause;
        });
    },
  };
}

/** What a server says of an address, and not of us, with a number from 500 on is for good (RFC 5321, 4.2.1). */
const isForGood = (error: unknown): boolean =>
  error instanceof Error &&
  "command" in error &&
  error.command === "RCPT TO" &&
  "responseCode" in error &&
  typeof error.responseCode === "number" &&
  error.responseCode >= 500;
