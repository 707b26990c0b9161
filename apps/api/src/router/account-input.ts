import { Address } from "@dotcart/cart-domain/checkout";
import * as z from "zod";

const AddressId = z.string().regex(/^[\x21-\x7e]{1,64}$/);

export const SaveAddress = z.strictObject({ id: AddressId.optional(), address: Address });
export const RemoveAddress = z.strictObject({ id: AddressId });
