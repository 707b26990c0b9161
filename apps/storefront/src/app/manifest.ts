import type { MetadataRoute } from "next";
import { messages } from "#i18n/messages.ts";

/** What the shop is when it is kept on a home screen. It opens in the device's language, as `/` does. */
export default function manifest(): MetadataRoute.Manifest {
  const { name, description } = messages.en.Site;
  return {
    id: "/",
    name,
    short_name: name,
    description,
    start_url: "/",
    scope: "/",
    display: "standalone",
    background_color: "#fbfaf8",
    theme_color: "#fbfaf8",
    icons: [
      { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/icon-maskable.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
