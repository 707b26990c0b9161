import type { Language } from "./language.ts";

/** What we write to shoppers for. */
export type Occasion =
  /** Somebody signed up with this address. */
  | "verify"
  /** Somebody signed up with this address, which has an account. */
  | "already-yours"
  /** The same, and the account was never confirmed: whoever holds the address chooses its password. */
  | "finish-sign-up"
  | "reset-password"
  /** To the old address: the account is to move to another. */
  | "confirm-move"
  /** To the new one. */
  | "verify-move";

export type Words = {
  readonly subject: string;
  readonly lines: readonly string[];
  readonly button: string;
  readonly after: readonly string[];
};

type Phrases = Readonly<Record<Occasion, Words>> & {
  readonly greeting: string;
  readonly farewell: string;
};

export const words: Readonly<Record<Language, Phrases>> = {
  en: {
    greeting: "Hello,",
    farewell: "Your Dotcart shop",
    verify: {
      subject: "Confirm your e-mail address",
      lines: ["welcome to the shop. Please confirm that this address is yours; then you are signed in."],
      button: "Confirm my address",
      after: [
        "The link works for 24 hours.",
        "If you did not sign up, do not follow it: without a confirmation nobody can use an account with your address.",
      ],
    },
    "already-yours": {
      subject: "You already have an account",
      lines: [
        "somebody, probably you, has just tried to sign up with this address. It already has an account, and nothing has changed.",
        "Sign in with your password. If you have forgotten it, you can choose a new one there.",
      ],
      button: "Sign in",
      after: ["If that was not you, there is nothing you need to do."],
    },
    "finish-sign-up": {
      subject: "Finish your sign-up",
      lines: [
        "there is already an account with this address that was never confirmed. Choose its password now: that confirms your address, and any password chosen before is void.",
      ],
      button: "Choose a password",
      after: [
        "The link works once, for one hour.",
        "If you did not sign up, there is nothing you need to do.",
      ],
    },
    "reset-password": {
      subject: "Choose a new password",
      lines: [
        "somebody, probably you, wants to choose a new password for your account. You will then be signed out everywhere.",
      ],
      button: "Choose a new password",
      after: [
        "The link works once, for one hour.",
        "If that was not you, there is nothing you need to do: your password stays as it is.",
      ],
    },
    "confirm-move": {
      subject: "Change your e-mail address?",
      lines: [
        "your account is to get another e-mail address. If that is what you want, confirm it; then we write to the new address.",
      ],
      button: "Yes, change it",
      after: [
        "The link works for 24 hours.",
        "If that was not you, do not follow it, and choose a new password: somebody is signed in to your account.",
      ],
    },
    "verify-move": {
      subject: "Confirm your new e-mail address",
      lines: [
        "an account in our shop is to get this e-mail address. Please confirm that it is yours; from then on you sign in with it.",
      ],
      button: "Confirm my new address",
      after: ["The link works for 24 hours.", "If that was not you, there is nothing you need to do."],
    },
  },
  de: {
    greeting: "Guten Tag,",
    farewell: "Ihr Dotcart-Shop",
    verify: {
      subject: "Bestätigen Sie Ihre E-Mail-Adresse",
      lines: [
        "willkommen im Shop. Bitte bestätigen Sie, dass diese Adresse Ihnen gehört; danach sind Sie angemeldet.",
      ],
      button: "Adresse bestätigen",
      after: [
        "Der Link gilt 24 Stunden.",
        "Wenn Sie sich nicht registriert haben, folgen Sie ihm nicht: Ohne Bestätigung kann niemand ein Konto mit Ihrer Adresse benutzen.",
      ],
    },
    "already-yours": {
      subject: "Sie haben schon ein Konto",
      lines: [
        "jemand, vermutlich Sie selbst, wollte sich gerade mit dieser Adresse registrieren. Für sie gibt es bereits ein Konto, und daran hat sich nichts geändert.",
        "Melden Sie sich mit Ihrem Passwort an. Wenn Sie es vergessen haben, können Sie dort ein neues wählen.",
      ],
      button: "Anmelden",
      after: ["Wenn Sie das nicht waren, brauchen Sie nichts zu tun."],
    },
    "finish-sign-up": {
      subject: "Schließen Sie Ihre Registrierung ab",
      lines: [
        "mit dieser Adresse gibt es schon ein Konto, das nie bestätigt wurde. Wählen Sie jetzt sein Passwort: Damit ist Ihre Adresse bestätigt, und jedes früher gewählte Passwort ist ungültig.",
      ],
      button: "Passwort wählen",
      after: [
        "Der Link gilt einmal und eine Stunde lang.",
        "Wenn Sie sich nicht registriert haben, brauchen Sie nichts zu tun.",
      ],
    },
    "reset-password": {
      subject: "Wählen Sie ein neues Passwort",
      lines: [
        "jemand, vermutlich Sie selbst, möchte ein neues Passwort für Ihr Konto wählen. Sie werden dann überall abgemeldet.",
      ],
      button: "Neues Passwort wählen",
      after: [
        "Der Link gilt einmal und eine Stunde lang.",
        "Wenn Sie das nicht waren, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.",
      ],
    },
    "confirm-move": {
      subject: "E-Mail-Adresse ändern?",
      lines: [
        "Ihr Konto soll eine andere E-Mail-Adresse bekommen. Wenn Sie das möchten, bestätigen Sie es; dann schreiben wir an die neue Adresse.",
      ],
      button: "Ja, ändern",
      after: [
        "Der Link gilt 24 Stunden.",
        "Wenn Sie das nicht waren, folgen Sie ihm nicht und wählen Sie ein neues Passwort: Jemand ist in Ihrem Konto angemeldet.",
      ],
    },
    "verify-move": {
      subject: "Bestätigen Sie Ihre neue E-Mail-Adresse",
      lines: [
        "ein Konto in unserem Shop soll diese E-Mail-Adresse bekommen. Bitte bestätigen Sie, dass sie Ihnen gehört; von da an melden Sie sich mit ihr an.",
      ],
      button: "Neue Adresse bestätigen",
      after: ["Der Link gilt 24 Stunden.", "Wenn Sie das nicht waren, brauchen Sie nichts zu tun."],
    },
  },
};
