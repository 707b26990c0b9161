import { invariant } from "@dotcart/cart-domain";

/** A subject is kept beside the cart as it is: nothing in it may need escaping. */
const SUBJECT = /^[\x21\x23-\x5b\x5d-\x7e]{1,128}$/;

export function checkSubject(subject: string | undefined): void {
  invariant(subject === undefined || SUBJECT.test(subject), "a subject is plain visible ASCII");
}
