import { useTranslations } from "next-intl";
import { Suspense } from "react";
import { Link } from "#i18n/navigation.ts";
import { button } from "#ui/button.ts";
import { Skeleton } from "#ui/skeleton.tsx";
import { HeroPictures } from "./hero-pictures.tsx";

export function Hero() {
  const t = useTranslations("Home");
  return (
    <section className="grid items-center gap-10 pt-10 md:grid-cols-[1.05fr_1fr] md:gap-14 md:pt-16">
      <div>
        <h1 className="max-w-[14ch] text-[clamp(2.5rem,6.2vw,4.75rem)] leading-[1.02] tracking-[-0.035em]">
          {t("title")}
        </h1>
        <p className="mt-6 max-w-[46ch] text-lg text-ink-soft">{t("lead")}</p>
        <Link href="/products" className={button("primary", "large", "mt-8")}>
          {t("browse")}
        </Link>
      </div>
      <div className="grid grid-cols-2 gap-3 sm:gap-5">
        <Suspense fallback={<PicturesSkeleton />}>
          <HeroPictures />
        </Suspense>
      </div>
    </section>
  );
}

const PicturesSkeleton = () => (
  <>
    <Skeleton className="row-span-2 h-full rounded-tile" />
    <Skeleton className="aspect-square rounded-tile" />
    <Skeleton className="aspect-square rounded-tile" />
  </>
);
