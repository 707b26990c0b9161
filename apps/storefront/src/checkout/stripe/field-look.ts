import type { StripeElementStyle } from "@stripe/stripe-js";

/** `--ink`, `--ink-soft` and `--bad` of `globals.css`, for Stripe's frames know none of our variables. */
const colours = {
  light: { ink: "#231e19", soft: "#605a52", bad: "#a12623" },
  dark: { ink: "#f0eeea", soft: "#b4b1aa", bad: "#f8a59b" },
} as const;

/** The letters inside of Stripe's fields, as they are in ours. */
export function fieldLook(theme: string | undefined): StripeElementStyle {
  const { ink, soft, bad } = colours[theme === "dark" ? "dark" : "light"];
  return {
    base: {
      color: ink,
      iconColor: soft,
      fontFamily: "Avenir Next, Avenir, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif",
      fontSize: "16px",
      "::placeholder": { color: soft },
    },
    invalid: { color: bad, iconColor: bad },
  };
}
