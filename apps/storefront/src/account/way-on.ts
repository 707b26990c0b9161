/** Where a sign-in leads: back to the checkout for who came from there (`?to=checkout`), else to the account. */
export const wayOn = (): "/checkout" | "/account" =>
  new URLSearchParams(window.location.search).get("to") === "checkout" ? "/checkout" : "/account";
