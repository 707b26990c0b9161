export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

/** The way out for mails. */
export type Mailer = {
  /** Whether a server takes mails now. Asked before anything is done that a mail has to follow. */
  isReady(): Promise<boolean>;
  /** Resolves once a server has taken the mail; rejects when none did, or when it refused the address. */
  send(mail: Mail): Promise<void>;
};
