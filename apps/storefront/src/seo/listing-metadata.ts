import type { Metadata } from "next";
import { type Place, pathOf } from "#listing/place.ts";
import { isNarrowed, type Parameters, parseListing, wholeListing } from "#listing/query.ts";
import { pageMetadata } from "./page-metadata.ts";

/** A list has one address, however it is sorted. Its narrowed and its later parts are followed, but not indexed. */
export async function listingMetadata({
  title,
  place,
  searchParams,
}: {
  readonly title: string;
  readonly place: Place;
  readonly searchParams: Promise<Parameters>;
}): Promise<Metadata> {
  const query = parseListing(await searchParams, 0);
  const metadata = await pageMetadata({ path: pathOf(place), title });
  const isWhole = !isNarrowed(query) && query.after === null && query.category === wholeListing.category;
  return isWhole ? metadata : { ...metadata, robots: { index: false, follow: true } };
}
