export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Its Message-ID without the brackets: a mail that is sent twice is known for one. Absent: a new one each time. */
  readonly id?: string;
};

/** A server will never take this mail: there is no such address. Sending it again is no use. */
export class MailRefused extends Error {
  override readonly name = "MailRefused";
}

/** The way out for mails. */
export type Mailer = {
  /** Whether a server takes mails now. Asked before anything is done that a mail has to follow. */
  isReady(): Promise<boolean>;
  /** Resolves once a server has taken the mail; rejects when none did, with `MailRefused` when it never will. */
  send(mail: Mail): Promise<void>;
};
