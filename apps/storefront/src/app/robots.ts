import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { env } from "#env.ts";

/** Waits for a request: the shop's public address is known where it runs. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  const { SITE_URL } = env();
  return {
    rules: {
      userAgent: "*",
      allow: "/",
      disallow: [
        "/trpc/",
        "/api/",
        "/live",
        "/*/cart",
        "/*/search",
        "/*/account",
        "/*/checkout",
        "/*/orders",
      ],
    },
    sitemap: `${SITE_URL}/sitemap.xml`,
  };
}
