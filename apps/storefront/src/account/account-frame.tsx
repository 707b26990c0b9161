import { ChevronLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "#i18n/navigation.ts";

/** One column under a title: the shape of every page about an account. */
export const AccountFrame = ({
  title,
  lead = null,
  width = "form",
  children,
}: {
  readonly title: string;
  readonly lead?: string | null;
  /** Forms are narrow; what is looked at may be wider. */
  readonly width?: "form" | "list";
  readonly children: ReactNode;
}) => (
  <div className="page">
    <div className={`mx-auto pt-10 pb-4 md:pt-16 ${width === "form" ? "max-w-md" : "max-w-3xl"}`}>
      {width === "list" && <ToAccount />}
      <h1 tabIndex={-1} className="text-3xl outline-none md:text-4xl">
        {title}
      </h1>
      {lead !== null && <p className="mt-3 text-ink-soft">{lead}</p>}
      <div className="mt-8">{children}</div>
    </div>
  </div>
);

/** Lists are a part of the account that one comes from. */
function ToAccount() {
  const t = useTranslations("Header");
  return (
    <p className="-mt-4 mb-4 text-sm">
      <Link
        href="/account"
        className="-ms-1 inline-flex min-h-9 items-center gap-1 text-ink-soft hover:text-ink"
      >
        <ChevronLeft aria-hidden className="size-4 rtl:rotate-180" />
        {t("account")}
      </Link>
    </p>
  );
}
